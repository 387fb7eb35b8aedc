/** HTTP requests, their replies, and web sockets. */
package io.github.camelgreenapi.internal.wire;
