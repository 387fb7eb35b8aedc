/** One behaviour, once, run for every provider and transport with the same assertions. */
package io.github.camelgreenapi.functional;
