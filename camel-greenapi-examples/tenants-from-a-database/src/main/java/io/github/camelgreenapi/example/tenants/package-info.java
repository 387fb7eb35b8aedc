/* SPDX-License-Identifier: Apache-2.0 */
/** Tenants whose accounts are rows of a table: inserted they are linked and watched, deleted they are left alone. */
package io.github.camelgreenapi.example.tenants;
