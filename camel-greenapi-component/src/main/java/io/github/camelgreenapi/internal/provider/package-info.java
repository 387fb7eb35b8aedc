/** The differences between providers: one dialect per provider, and the readers of its replies and frames. */
package io.github.camelgreenapi.internal.provider;
