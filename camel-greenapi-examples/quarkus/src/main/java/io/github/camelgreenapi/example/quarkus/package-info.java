/* SPDX-License-Identifier: Apache-2.0 */
/** Links one account, and watches the state of others, in a Quarkus application. */
package io.github.camelgreenapi.example.quarkus;
