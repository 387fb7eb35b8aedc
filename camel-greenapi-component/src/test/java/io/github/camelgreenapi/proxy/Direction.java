/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.proxy;

/** Where the bytes of a connection go. */
public enum Direction {
    TO_SERVER,
    TO_CLIENT
}
