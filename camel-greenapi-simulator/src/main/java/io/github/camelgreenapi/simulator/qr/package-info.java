/* SPDX-License-Identifier: Apache-2.0 */
/** QR codes: the text inside, and the picture of it. */
package io.github.camelgreenapi.simulator.qr;
