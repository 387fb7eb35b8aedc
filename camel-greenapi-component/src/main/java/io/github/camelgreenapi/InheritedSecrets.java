/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.internal.provider.Dialect;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prevents the component's secrets from being sent to hosts that only an endpoint names.
 *
 * <p>An endpoint's address may be made of a message, by {@code toD}, and then the message's author may have written the
 * option {@code apiUrl} into it. So a secret goes where it was set for: a component's to the component's address, to
 * the provider's own, and to the hosts that the component allows.
 *
 * @param component the component's options
 * @param endpoint the endpoint's options, which began as the component's
 * @param operation decides whether the partner's token is sent at all
 * @param own the names of the options in the endpoint's address
 * @param allowedHosts the component's option, comma-separated; null when it is not set
 */
record InheritedSecrets(
        GreenApiConfiguration component,
        GreenApiConfiguration endpoint,
        GreenApiOperation operation,
        Set<String> own,
        String allowedHosts) {

    InheritedSecrets {
        own = own.stream().map(InheritedSecrets::plain).collect(Collectors.toUnmodifiableSet());
    }

    // Camel reads api-token and APITOKEN as apiToken.
    static String plain(String option) {
        return option.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Fails when a secret would go elsewhere. */
    void check() {
        address("apiUrl", endpoint.getApiUrl(), component.getApiUrl());
        if (operation.needsPartner()) {
            address("partnerUrl", endpoint.getPartnerUrl(), component.getPartnerUrl());
        }
        boolean sameProxy = Objects.equals(endpoint.getProxyHost(), component.getProxyHost())
                && Objects.equals(endpoint.getProxyPort(), component.getProxyPort());
        if (!sameProxy) {
            proxy();
        }
    }

    private void address(String option, String url, String components) {
        if (Objects.equals(url, components) || isOfProvider(url) || isAllowed(url)) {
            return;
        }
        if (allowedHosts != null) {
            throw new IllegalArgumentException(
                    "The option " + option + " names a host that the component's option allowedHosts does not allow");
        }
        String secret = inherited();
        if (secret != null) {
            throw new IllegalArgumentException("The option " + option + " is set on the endpoint, but " + secret
                    + " on the component, which must not send it there: set both on the endpoint or both on the"
                    + " component, or name the host in the component's option allowedHosts");
        }
    }

    private void proxy() {
        if (inherits("proxyAuthUsername", endpoint.getProxyAuthUsername(), component.getProxyAuthUsername())
                || inherits("proxyAuthPassword", endpoint.getProxyAuthPassword(), component.getProxyAuthPassword())) {
            throw new IllegalArgumentException(
                    "The option proxyHost is set on the endpoint, but proxyAuthPassword on the"
                            + " component, which must not send it there: set both on the endpoint or both on the component");
        }
        boolean readable =
                isReadable(endpoint.getApiUrl()) || operation.needsPartner() && isReadable(endpoint.getPartnerUrl());
        String secret = inherited();
        if (readable && secret != null) {
            throw new IllegalArgumentException("The option proxyHost is set on the endpoint, but " + secret
                    + " on the component, and a proxy can read it on its way to an http address: set both on the endpoint"
                    + " or both on the component, or write an https address as apiUrl");
        }
    }

    private static boolean isReadable(String url) {
        return url != null && url.toLowerCase(Locale.ROOT).startsWith("http:");
    }

    private boolean isOfProvider(String url) {
        return url == null
                || url.toLowerCase(Locale.ROOT).startsWith("https:")
                        && Dialect.of(endpoint.getProvider()).domains().stream()
                                .anyMatch(domain ->
                                        host(url).equals(domain) || host(url).endsWith("." + domain));
    }

    private boolean isAllowed(String url) {
        return allowedHosts != null
                && Arrays.stream(allowedHosts.toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .anyMatch(host -> host.equals(host(url))
                                || host.startsWith("*.") && host(url).endsWith(host.substring(1)));
    }

    private static String host(String url) {
        return URI.create(url).getHost().toLowerCase(Locale.ROOT);
    }

    /** The option with a secret of the component's for the provider; null when there is none. */
    private String inherited() {
        if (inherits("apiToken", endpoint.getApiToken(), component.getApiToken())) {
            return "apiToken";
        }
        if (inherits("clientToken", endpoint.getClientToken(), component.getClientToken())) {
            return "clientToken";
        }
        if (operation.needsPartner()
                && inherits("partnerToken", endpoint.getPartnerToken(), component.getPartnerToken())) {
            return "partnerToken";
        }
        return inherits("webhookToken", endpoint.getWebhookToken(), component.getWebhookToken())
                ? "webhookToken"
                : null;
    }

    private boolean inherits(String option, String value, String components) {
        return value != null && value.equals(components) && !own.contains(plain(option));
    }

    /** Secrets are hidden. */
    @Override
    public String toString() {
        return "InheritedSecrets[***]";
    }
}
