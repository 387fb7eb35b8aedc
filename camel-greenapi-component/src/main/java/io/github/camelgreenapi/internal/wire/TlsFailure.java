/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says why a TLS connection was refused, for the causes that another try does not cure. */
final class TlsFailure {

    // Netty's exception is not named here, for its class may be another one below another Vert.x.
    private static final String NO_TLS = "NotSslRecordException";

    private TlsFailure() {}

    /** The reason, in words of our own; empty when it is something else, or may pass. */
    static Optional<String> in(Throwable failure) {
        String reason = null;
        Throwable cause = failure;
        // The innermost cause says most.
        for (int depth = 0; cause != null && depth < 20; depth++) {
            String known = reason(cause);
            reason = known == null ? reason : known;
            cause = cause.getCause();
        }
        return Optional.ofNullable(reason).map(words -> "TLS: " + words);
    }

    private static String reason(Throwable cause) {
        if (cause instanceof CertificateExpiredException) {
            return "the server's certificate has expired";
        }
        if (cause instanceof CertificateNotYetValidException) {
            return "the server's certificate is not valid yet; is this machine's clock right?";
        }
        if (cause.getClass().getSimpleName().equals(NO_TLS)) {
            return "the server answers without TLS; check the option apiUrl";
        }
        String text = cause.getMessage() == null ? "" : cause.getMessage().toLowerCase(Locale.ROOT);
        if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
            return "the server's certificate is not trusted; if it is self-signed or a private authority's, set the option"
                    + " sslContextParameters";
        }
        if (cause instanceof CertificateException
                && (text.contains("subject alternative") || text.contains("no name"))) {
            return "the server's certificate is for another host";
        }
        return cause instanceof SSLException ? alert(text) : null;
    }

    private static String alert(String text) {
        if (text.contains("protocol_version")
                || text.contains("protocol version")
                || text.contains("no appropriate protocol")
                || text.contains("is not accepted by client preferences")) {
            return "the server and this client allow no TLS version in common";
        }
        if (text.contains("certificate_required") || text.contains("bad_certificate")) {
            return "the server asks for a client certificate, or refuses the one it got; set the option"
                    + " sslContextParameters";
        }
        return text.contains("handshake_failure") || text.contains("improper ciphersuite")
                ? "the server and this client agree on no cipher suite, or the server asks for a client certificate"
                : null;
    }
}
