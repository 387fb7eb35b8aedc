/** Failures: one exception, and the kinds that a caller can act on. */
package io.github.camelgreenapi.failure;
