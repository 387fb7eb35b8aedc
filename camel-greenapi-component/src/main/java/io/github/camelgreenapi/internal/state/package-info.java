/** Account events after the link: watching the state, and the provider's queue of notifications. */
package io.github.camelgreenapi.internal.state;
