/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

/** The ids and tokens that every simulator starts with, so that a configuration can be written beforehand. */
final class DefaultAccounts {

    static final String GREEN_API_TOKEN = "d75b3a66374942c5b3c019c698abc2067e151558acbd412345";
    static final String Z_API_TOKEN = "F0E1D2C3B4A5968778695A4B";
    static final String Z_API_CLIENT_TOKEN = "F1client0token";

    private static final long GREEN_API_FIRST = 1101000001L;
    private static final String Z_API_COMMON = "3C01A1B2C3D4E5F60718293A4B5C";
    private static final int Z_API_FIRST = 0x6D7E;

    /** As many ids as Z-API's last four digits can count. */
    static final int MOST = 0xFFFF - Z_API_FIRST + 1;

    private DefaultAccounts() {}

    static String greenApi(int index) {
        return String.valueOf(GREEN_API_FIRST + index);
    }

    static String zApi(int index) {
        return Z_API_COMMON + String.format("%04X", Z_API_FIRST + index);
    }
}
