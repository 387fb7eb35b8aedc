/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import io.github.camelgreenapi.account.GreenApiAccount;

/**
 * The value of a record on the topic of accounts.
 *
 * @param account with its placeholders as they were written; null when the record holds no account
 * @param problem why it holds none, in words that quote nothing of it; null when it holds one
 */
record StoredAccount(GreenApiAccount account, String problem) {}
