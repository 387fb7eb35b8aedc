/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS failures as Java's own TLS and Netty report them; {@link TlsTest} has them from real servers. */
class TlsFailureTest {

    private static Throwable wrapped(Throwable cause) {
        SSLHandshakeException handshake = new SSLHandshakeException("PKIX path validation failed");
        handshake.initCause(cause);
        return new IOException(handshake);
    }

    @Test
    void theInnermostCauseIsTheReason() {
        Throwable expired = new CertPathValidatorException("validity check failed", new CertificateExpiredException());

        assertThat(TlsFailure.in(wrapped(expired)))
                .hasValueSatisfying(reason -> assertThat(reason).endsWith("has expired"));
    }

    @Test
    void aCertificateOfTomorrowIsNotValidYet() {
        assertThat(TlsFailure.in(wrapped(new CertificateNotYetValidException())))
                .get()
                .asString()
                .contains("not valid yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"No subject alternative DNS name matching localhost found.", "No name matching x found"})
    void aCertificateOfAnotherHostIsSaidToBeThat(String message) {
        assertThat(TlsFailure.in(wrapped(new CertificateException(message))))
                .get()
                .asString()
                .contains("another host");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Received fatal alert: protocol_version | no TLS version in common",
                "The server selected protocol version TLS10 is not accepted by client preferences | no TLS version in common",
                "Received fatal alert: certificate_required | client certificate",
                "Received fatal alert: bad_certificate | client certificate",
                "Received fatal alert: handshake_failure | no cipher suite",
            })
    void anAlertIsSaidInWords(String message, String words) {
        assertThat(TlsFailure.in(new SSLException(message))).get().asString().contains(words);
    }

    @Test
    void whatMayPassHasNoReason() {
        assertThat(TlsFailure.in(new SSLException("Connection reset"))).isEmpty();
        assertThat(TlsFailure.in(new IOException("protocol_version"))).isEmpty();
    }
}
