/* SPDX-License-Identifier: Apache-2.0 */
/** What the documentation quotes, as tests. */
package io.github.camelgreenapi.docs;
