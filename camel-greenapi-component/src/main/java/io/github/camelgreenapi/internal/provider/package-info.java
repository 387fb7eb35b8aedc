/** What each provider does in its own way: one dialect a provider, and the readers of its replies and frames. */
package io.github.camelgreenapi.internal.provider;
