/* SPDX-License-Identifier: Apache-2.0 */
/** What becomes of events, with time turned by hand and a provider that is a model. */
package io.github.camelgreenapi.internal.state;
