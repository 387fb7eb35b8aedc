/* SPDX-License-Identifier: Apache-2.0 */
/** What is remembered of accounts beyond the life of this process. */
package io.github.camelgreenapi.internal.memory;
