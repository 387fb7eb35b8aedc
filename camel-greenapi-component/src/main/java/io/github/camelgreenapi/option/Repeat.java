/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.option;

/** Whether another session follows one that ended. */
public enum Repeat {
    /** One session only. */
    NEVER,
    /** After a timeout or a lost connection, until the account is linked. */
    UNTIL_LINKED,
    /** As before, and again whenever the account is found logged out. */
    ALWAYS
}
