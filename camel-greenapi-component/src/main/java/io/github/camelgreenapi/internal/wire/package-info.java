/** Bytes to values: requests and replies, sockets, pacing, time, and keeping secrets out of texts. */
package io.github.camelgreenapi.internal.wire;
