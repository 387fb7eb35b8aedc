/* SPDX-License-Identifier: Apache-2.0 */
/** Changes of state after the link: polling, the record of changes, and their delivery. */
package io.github.camelgreenapi.internal.state;
