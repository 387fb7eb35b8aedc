/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.instance;

import io.github.camelgreenapi.simulator.fault.Faults;
import io.github.camelgreenapi.simulator.fault.RandomFaults;
import io.github.camelgreenapi.simulator.http.RequestLog;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The partner who owns all instances of one simulator, at both providers alike. */
public final class Partner {

    /** The secret of partner and integrator calls. */
    public static final String TOKEN = "simulated-partner-token";

    private final SecureRandom random = new SecureRandom();
    private final Faults faults;
    private final RequestLog requestLog = new RequestLog();

    public Partner(RandomFaults randomFaults) {
        faults = new Faults(randomFaults);
    }

    /** Those of calls that create, list and delete instances. */
    public Faults faults() {
        return faults;
    }

    public RequestLog requestLog() {
        return requestLog;
    }

    /** A new secret or id. */
    public String hex(int digits) {
        byte[] bytes = new byte[digits / 2];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
