/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.option.Transport;
import java.util.Map;
import java.util.Set;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses options that would fail later, with messages that say what to write instead. */
final class OptionValidator {

    private static final Logger LOG = LoggerFactory.getLogger(OptionValidator.class);
    private static final int LEAST_PATH = 16;
    private static final long LEAST_RECEIVE = 5_000;
    private static final long MOST_RECEIVE = 60_000;

    private final EndpointOptions endpoint;
    private final GreenApiConfiguration options;

    OptionValidator(EndpointOptions endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.shared();
    }

    /** @param platformHint why a token may be missing on this platform, for the message that says so; may be empty */
    void run(String platformHint) {
        endpoint.operation().unsupportedBy(options.getProvider()).ifPresent(instead -> {
            // As a webhook, notifications are offered by both.
            if (endpoint.operation() != GreenApiOperation.notifications) {
                throw new IllegalArgumentException(instead);
            }
        });
        partner();
        credentials(platformHint);
        phones();
        address("apiUrl", options.getApiUrl());
        times();
        linking();
    }

    /**
     * Warns of a token that no request will carry. One that the component sets for all of its endpoints is meant for
     * others, and accounts of a bean bring their own.
     *
     * @param own the names of the options in the endpoint's address
     */
    void warnOfUnused(Set<String> own) {
        Dialect dialect = Dialect.of(options.getProvider());
        boolean written = own.stream().map(InheritedSecrets::plain).anyMatch("clienttoken"::equals);
        // A Kamelet writes every option that it offers, and those that nobody has set are empty.
        boolean set =
                options.getClientToken() != null && !options.getClientToken().isBlank();
        if (written && set && options.getAccounts() == null && !dialect.usesClientToken()) {
            LOG.warn("The option clientToken has no use at {}; write provider=zApi, or leave it out", dialect.title());
        }
    }

    /** Refuses a webhook whose requests could not be distinguished from a stranger's. */
    void webhook(WebhookConfiguration webhook) {
        if (webhook.getWebhookPath() == null) {
            throw new IllegalArgumentException(
                    "The option webhookPath is missing; it is required for a webhook of many accounts");
        }
        if (endpoint.operation() != GreenApiOperation.notifications) {
            throw new IllegalArgumentException("greenapi:" + endpoint.operation()
                    + " cannot be used as a webhook; use webhook:greenapi:notifications");
        }
        // Many accounts may be of any provider.
        boolean many = options.getAccounts() != null;
        boolean withToken = Dialect.of(options.getProvider()).sendsWebhookToken();
        if ((many || withToken) && !webhook.isWebhookAutoRegister() && options.getWebhookToken() == null) {
            throw new IllegalArgumentException(
                    "The option webhookToken is missing; with webhookAutoRegister=false, set it to the secret that the"
                            + " provider sends");
        }
        if ((many || !withToken) && webhook.computeFullPath(false).length() < LEAST_PATH) {
            throw new IllegalArgumentException("The option webhookPath is too easy to guess, and at Z-API it is the"
                    + " only secret; write at least " + LEAST_PATH + " characters");
        }
    }

    private void partner() {
        if (!endpoint.operation().needsPartner()) {
            return;
        }
        if (options.getPartnerToken() == null || options.getPartnerToken().isBlank()) {
            throw new IllegalArgumentException("The option partnerToken is missing; greenapi:" + endpoint.operation()
                    + " needs the token of the instances' owner, which the option apiToken is not; set it on the endpoint"
                    + " or the component");
        }
        if (endpoint.instanceName() != null && endpoint.instanceName().isBlank()) {
            throw new IllegalArgumentException("The option instanceName is empty; write a name, or leave it out");
        }
        address("partnerUrl", options.getPartnerUrl());
    }

    private void credentials(String platformHint) {
        boolean named = endpoint.instance() != null;
        if (!endpoint.operation().needsInstance()) {
            if (named) {
                throw new IllegalArgumentException("The option instance is not for greenapi:" + endpoint.operation()
                        + ", which concerns no one instance; leave it out");
            }
            return;
        }
        if (named && endpoint.instance().isBlank()) {
            throw new IllegalArgumentException("The option instance is empty; write the instance's id");
        }
        if (options.getAccounts() != null) {
            return;
        }
        if (!named) {
            throw new IllegalArgumentException(
                    "The option instance is missing; write the instance's id, or set the option accounts to a bean with"
                            + " the accounts");
        }
        if (options.getApiToken() == null || options.getApiToken().isBlank()) {
            throw new IllegalArgumentException(
                    "The option apiToken is missing; set it on the endpoint or the component, or set the option accounts"
                            + " to a bean with the accounts"
                            + platformHint);
        }
        otherProvider();
    }

    /** Refuses credentials of another provider, before their token is sent to this one. */
    private void otherProvider() {
        Dialect dialect = Dialect.of(options.getProvider());
        for (Provider other : Provider.values()) {
            if (other != options.getProvider() && Dialect.of(other).claims(endpoint.instance())) {
                throw new IllegalArgumentException("The option instance has the form of an instance at "
                        + Dialect.of(other).title() + ", not at " + dialect.title() + "; write provider=" + other
                        + ", or correct the instance");
            }
        }
    }

    private void phones() {
        phone("phoneNumber", endpoint.phoneNumber());
        if (!endpoint.expectsPreviousPhone()) {
            phone("expectedPhone", endpoint.expectedPhone());
        }
        if (endpoint.logoutWrongAccount() && endpoint.expectedPhone() == null) {
            throw new IllegalArgumentException("The option logoutWrongAccount needs the option expectedPhone");
        }
    }

    private static void phone(String option, String value) {
        if (value == null) {
            return;
        }
        try {
            PhoneNumber.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The option " + option + " is not a phone number; write it in"
                    + " international form, digits only, for example " + option + "=441234567890");
        }
    }

    private void address(String option, String url) {
        if (url == null) {
            return;
        }
        try {
            // An account has the last word on what an address is.
            new GreenApiAccount(options.getProvider(), "any", url, "any", null, Map.of());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The option " + option
                    + " must be an http or https address without user, query or fragment, for example " + option
                    + "=https://api.green-api.com");
        }
    }

    private void times() {
        notNegative("qrInterval", options.getQrInterval());
        positive("sessionTimeout", options.getSessionTimeout());
        notNegative("repeatDelay", options.getRepeatDelay());
        notNegative("maxRepeatDelay", options.getMaxRepeatDelay());
        positive("stateInterval", options.getStateInterval());
        notNegative("debounce", endpoint.debounce().toMillis());
        notNegative("connectTimeout", options.getConnectTimeout());
        notNegative("responseTimeout", options.getResponseTimeout());
        notNegative("startupTimeout", options.getStartupTimeout());
        notNegative("settingsTimeout", options.getSettingsTimeout());
        if (options.getReceiveTimeout() < LEAST_RECEIVE || options.getReceiveTimeout() > MOST_RECEIVE) {
            throw new IllegalArgumentException(
                    "The option receiveTimeout is out of range: write 5s to 60s, for example receiveTimeout=20s");
        }
        if (options.getMaxRepeatDelay() < options.getRepeatDelay()) {
            throw new IllegalArgumentException(
                    "The option maxRepeatDelay must not be less than the option repeatDelay");
        }
    }

    private void linking() {
        notNegative("maxSessions", options.getMaxSessions());
        notNegative("maxQrCodes", options.getMaxQrCodes() == null ? 0 : options.getMaxQrCodes());
        positive("maxConnections", options.getMaxConnections());
        Dialect dialect = Dialect.of(options.getProvider());
        if (endpoint.transport() == Transport.WEBSOCKET && dialect.socket().isEmpty()) {
            throw new IllegalArgumentException("The option transport cannot be websocket: " + dialect.title()
                    + " has no web socket; remove the option, or write"
                    + " transport=polling");
        }
        if (options.getProxyHost() != null && options.getProxyPort() == null) {
            throw new IllegalArgumentException("The option proxyPort is missing; it is required with proxyHost");
        }
        if (options.getProxyPort() != null && (options.getProxyPort() < 1 || options.getProxyPort() > 65_535)) {
            throw new IllegalArgumentException("The option proxyPort must be from 1 to 65535");
        }
    }

    private static void positive(String option, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("The option " + option + " must be more than 0");
        }
    }

    private static void notNegative(String option, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("The option " + option + " must not be negative");
        }
    }
}
