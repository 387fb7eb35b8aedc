/** How it goes wrong: one exception, and the kinds a caller can act on. */
package io.github.camelgreenapi.failure;
