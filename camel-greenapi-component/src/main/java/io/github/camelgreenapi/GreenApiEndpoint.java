/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.engine.ConnectionKey;
import io.github.camelgreenapi.internal.engine.HttpClients;
import io.github.camelgreenapi.internal.link.LinkPolicy;
import io.github.camelgreenapi.internal.notification.QueuePolicy;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.internal.state.StatePolicy;
import io.github.camelgreenapi.internal.webhook.WebhookHandler;
import io.github.camelgreenapi.internal.webhook.WebhookRegistrar;
import io.github.camelgreenapi.internal.webhook.WebhookSecret;
import io.github.camelgreenapi.option.Transport;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Link WhatsApp accounts through GREEN-API or Z-API, and be told what becomes of them. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "greenapi",
        title = "GreenAPI",
        syntax = "greenapi:operation",
        category = {Category.CHAT, Category.CLOUD, Category.API},
        headersClass = GreenApiConstants.class)
public class GreenApiEndpoint extends DefaultEndpoint
        implements AsyncEndpoint, EndpointServiceLocation, WebhookCapableEndpoint {

    // Beyond the time that the provider may hold a request; a connection that died must not hold notifications up.
    private static final Duration DEAD_CONNECTION = Duration.ofSeconds(30);
    private static final Duration FIRST_LOOK_APART = Duration.ofMillis(10);

    @UriPath(description = "What the endpoint does.")
    @Metadata(required = true)
    private final GreenApiOperation operation;

    @UriParam
    private final GreenApiConfiguration configuration;

    @UriParam(label = "common", description = "The instance: GREEN-API's idInstance, Z-API's instance id.")
    private String instance;

    @UriParam(
            label = "producer",
            description = "The phone number for authorizationCode, in international form, digits only.")
    private String phoneNumber;

    @UriParam(
            label = "consumer",
            enums = "websocket,polling",
            description =
                    "How QR codes are learnt. The default is websocket for greenApi and polling for zApi, which has"
                            + " no other.")
    private Transport transport;

    @UriParam(
            label = "consumer",
            description = "The number that must be linked, digits only. Another one is reported as wrongAccount.")
    private String expectedPhone;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether another number than expectedPhone is logged out.")
    private boolean logoutWrongAccount;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description = "Whether the state consumer reports the first state it sees.")
    private boolean emitInitial = true;

    @UriParam(
            label = "consumer",
            defaultValue = "0",
            javaType = "java.time.Duration",
            description = "How long a state must hold before it is reported.")
    private long debounce;

    private WebhookConfiguration webhook;
    private WebhookRegistrar registrar;

    GreenApiEndpoint(
            String uri, GreenApiComponent component, GreenApiOperation operation, GreenApiConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    public GreenApiComponent getComponent() {
        return (GreenApiComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() {
        if (!operation.isProduced()) {
            throw new IllegalArgumentException("greenapi:" + operation
                    + " has nothing to send to; use it as a consumer, from(\"greenapi:" + operation + "\")");
        }
        return new GreenApiProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (configuration.getAccounts() == null) {
            operation.missingAt(configuration.getProvider()).ifPresent(instead -> {
                throw new IllegalArgumentException(instead);
            });
        }
        Consumer consumer =
                switch (operation) {
                    case qr -> new GreenApiLinkConsumer(this, processor);
                    case state -> new GreenApiStateConsumer(this, processor);
                    case notifications -> new GreenApiNotificationConsumer(this, processor);
                    default ->
                        throw new IllegalArgumentException("greenapi:" + operation
                                + " cannot be consumed; send to it, to(\"greenapi:" + operation
                                + "\"), or consume greenapi:qr, greenapi:state or greenapi:notifications");
                };
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        new OptionValidator(this).webhook(webhook);
        return new WebhookHandler(this, registrar(), next);
    }

    /** Only makes ready for it: the webhook is registered when its route listens. */
    @Override
    public void registerWebhook() {
        getCamelContext().getManagementStrategy().addEventNotifier(registrar());
    }

    /** Called when the context stops, and then the webhook stays; its route's stop has taken it back already. */
    @Override
    public void unregisterWebhook() {
        getCamelContext().getManagementStrategy().removeEventNotifier(registrar());
        registrar().close(false);
    }

    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        webhook = webhookConfiguration;
        // Camel's own default is another one after each change of an option.
        if (webhook.getWebhookPath() == null) {
            account()
                    .ifPresent(account -> webhook.setWebhookPath(
                            WebhookSecret.path(account.provider().id(), account.instance(), account.apiToken())));
        }
    }

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST");
    }

    private synchronized WebhookRegistrar registrar() {
        if (registrar == null) {
            try {
                registrar = new WebhookRegistrar(this, webhook.computeFullExternalUrl());
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(
                        "The option webhookExternalUrl is missing, and this machine's name cannot be found out", e);
            }
        }
        return registrar;
    }

    /** The connections for this endpoint's options. */
    public HttpClients wires() {
        return getComponent().engine().wires(configuration);
    }

    public Duration responseTimeout() {
        return ConnectionKey.responseTimeout(configuration, getCamelContext());
    }

    /** The account that the options describe; empty when it is left to the option {@code accounts}. */
    public Optional<GreenApiAccount> account() {
        if (instance == null) {
            return Optional.empty();
        }
        if (configuration.getAccounts() != null) {
            Optional<GreenApiAccount> known = configuration.getAccounts().find(instance);
            if (known.isPresent() || configuration.getApiToken() == null) {
                return known;
            }
        }
        return Optional.of(new GreenApiAccount(
                configuration.getProvider(),
                instance,
                configuration.getApiUrl(),
                configuration.getApiToken(),
                configuration.getClientToken(),
                Map.of()));
    }

    /** How many accounts a consumer serves from the start. */
    int accountsNow() {
        return instance != null ? 1 : configuration.getAccounts().all().size();
    }

    /** @param accounts how many are watched from the start; their first looks are spread */
    StatePolicy watchPolicy(int accounts) {
        Duration interval = Duration.ofMillis(configuration.getStateInterval());
        Duration spread = FIRST_LOOK_APART.multipliedBy(accounts);
        return new StatePolicy(
                interval,
                responseTimeout(),
                spread.compareTo(interval) < 0 ? spread : interval,
                emitInitial,
                Duration.ofMillis(debounce));
    }

    QueuePolicy queuePolicy() {
        Duration timeout = responseTimeout();
        return new QueuePolicy(
                Duration.ofMillis(configuration.getReceiveTimeout()),
                timeout.compareTo(DEAD_CONNECTION) < 0 ? timeout : DEAD_CONNECTION);
    }

    LinkPolicy linkPolicy() {
        return new LinkPolicy(
                transport,
                configuration.getQrInterval() == 0 ? null : Duration.ofMillis(configuration.getQrInterval()),
                configuration.getMaxQrCodes(),
                Duration.ofMillis(configuration.getSessionTimeout()),
                configuration.getRepeat(),
                configuration.getMaxSessions(),
                Backoff.of(
                        Duration.ofMillis(configuration.getRepeatDelay()),
                        Duration.ofMillis(configuration.getMaxRepeatDelay())),
                expectedPhone == null ? null : PhoneNumber.parse(expectedPhone),
                logoutWrongAccount,
                responseTimeout(),
                ConnectionKey.of(configuration, getComponent()).connectTimeout());
    }

    @Override
    public String getServiceUrl() {
        return configuration.getApiUrl() != null
                ? configuration.getApiUrl()
                : Dialect.of(configuration.getProvider()).apiUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }

    public GreenApiOperation getOperation() {
        return operation;
    }

    public GreenApiConfiguration getConfiguration() {
        return configuration;
    }

    public String getInstance() {
        return instance;
    }

    public void setInstance(String instance) {
        this.instance = instance;
    }

    public String getPhoneNumber() {
        return phoneNumber;
    }

    public void setPhoneNumber(String phoneNumber) {
        this.phoneNumber = phoneNumber;
    }

    public Transport getTransport() {
        return transport;
    }

    public void setTransport(Transport transport) {
        this.transport = transport;
    }

    public String getExpectedPhone() {
        return expectedPhone;
    }

    public void setExpectedPhone(String expectedPhone) {
        this.expectedPhone = expectedPhone;
    }

    public boolean isLogoutWrongAccount() {
        return logoutWrongAccount;
    }

    public void setLogoutWrongAccount(boolean logoutWrongAccount) {
        this.logoutWrongAccount = logoutWrongAccount;
    }

    public boolean isEmitInitial() {
        return emitInitial;
    }

    public void setEmitInitial(boolean emitInitial) {
        this.emitInitial = emitInitial;
    }

    public long getDebounce() {
        return debounce;
    }

    public void setDebounce(long debounce) {
        this.debounce = debounce;
    }
}
