/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * The codes that a session has shown, so that it shows each once. Of a picture it keeps a mark of 64 bits only: of two
 * different ones, one pair in 2<sup>64</sup> has the same.
 */
final class ShownCodes {

    // A provider that sends more is not one to remember.
    private static final int MOST = 1_000;
    // A session has some five.
    private static final int USUAL = 4;

    private long[] marks = new long[USUAL];
    private int added;

    /** Adds a code; returns false if it was shown before. */
    boolean add(byte[] picture) {
        long mark = mark(picture);
        for (int i = 0; i < Math.min(added, marks.length); i++) {
            if (marks[i] == mark) {
                return false;
            }
        }
        if (added == marks.length && added < MOST) {
            marks = Arrays.copyOf(marks, Math.min(2 * added, MOST));
        }
        marks[added % marks.length] = mark;
        added++;
        return true;
    }

    // Two checksums that the processor calculates by itself; a digest such as MD5 takes thirty times as long.
    private static long mark(byte[] picture) {
        CRC32 one = new CRC32();
        one.update(picture);
        CRC32C other = new CRC32C();
        other.update(picture, 0, picture.length);
        return one.getValue() << Integer.SIZE | other.getValue();
    }
}
