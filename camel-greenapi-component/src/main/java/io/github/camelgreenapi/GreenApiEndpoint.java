/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.internal.engine.GreenApiEngine;
import io.github.camelgreenapi.internal.engine.HttpClients;
import io.github.camelgreenapi.internal.engine.RouteDispatcher;
import io.github.camelgreenapi.internal.notification.WebhookNotifications;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.internal.webhook.SoleWebhook;
import io.github.camelgreenapi.internal.webhook.WebhookHandler;
import io.github.camelgreenapi.internal.webhook.WebhookRegistrar;
import io.github.camelgreenapi.internal.webhook.WebhookRegistration;
import io.github.camelgreenapi.internal.webhook.WebhookSecret;
import io.github.camelgreenapi.option.Transport;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.ExchangePattern;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.Route;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.LoggingExceptionHandler;

/** Link WhatsApp accounts through GREEN-API or Z-API and receive their events. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "greenapi",
        title = "GREEN-API",
        syntax = "greenapi:operation",
        category = {Category.CHAT, Category.CLOUD, Category.API},
        headersClass = GreenApiConstants.class)
public class GreenApiEndpoint extends DefaultEndpoint
        implements AsyncEndpoint, EndpointServiceLocation, WebhookCapableEndpoint {

    @UriPath(description = "The operation that the endpoint performs or consumes.")
    @Metadata(required = true)
    private final GreenApiOperation operation;

    @UriParam
    private final GreenApiConfiguration configuration;

    @UriParam(label = "common")
    private String instance;

    @UriParam(label = "producer")
    private String phoneNumber;

    @UriParam(label = "producer")
    private String instanceName;

    @UriParam(label = "consumer", enums = "websocket,polling")
    private Transport transport;

    @UriParam(label = "consumer")
    private String expectedPhone;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean logoutWrongAccount;

    @UriParam(label = "consumer", defaultValue = "true")
    private boolean emitInitial = true;

    @UriParam(label = "consumer", defaultValue = "0", javaType = "java.time.Duration")
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
                    + " can only be consumed; use it with from(\"greenapi:" + operation + "\")");
        }
        return new GreenApiProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (configuration.getAccounts() == null) {
            operation.unsupportedBy(configuration.getProvider()).ifPresent(instead -> {
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
                                + " cannot be consumed; use it with to(\"greenapi:" + operation
                                + "\"), or consume greenapi:qr, greenapi:state or greenapi:notifications");
                };
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public PollingConsumer createPollingConsumer() throws Exception {
        return switch (operation) {
            case qr -> new LinkPollingConsumer(this);
            case notifications ->
                throw new UnsupportedOperationException(
                        "greenapi:notifications cannot be polled, because a notification"
                                + " would be deleted before the route has taken it; use from(\"greenapi:notifications\")");
            default -> super.createPollingConsumer();
        };
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        new OptionValidator(options()).webhook(webhook);
        GreenApiEngine engine = getComponent().engine();
        LoggingExceptionHandler failures = new LoggingExceptionHandler(getCamelContext(), WebhookHandler.class);
        RouteDispatcher dispatcher = new RouteDispatcher(
                () -> createExchange(ExchangePattern.InOnly),
                exchange -> {},
                failures,
                AsyncProcessorConverterHelper.convert(next),
                engine.routes(),
                "The route failed to process a notification; the provider posts it again");
        WebhookHandler handler = new WebhookHandler(
                accounts(),
                instance,
                registrar()::secret,
                new WebhookNotifications(engine.ledgers(), clients().resources()),
                (account, notification) -> dispatcher.dispatch(
                        () -> notification, (message, body) -> MessageHeaders.write(message, account, body)),
                failures);
        return new SoleWebhook(handler, engine.claims(), webhooks(), () -> "the route " + routeTo(next));
    }

    private Set<String> webhooks() {
        String path = webhook.computeFullPath(false);
        // Without registration, a provider may be set up by hand to post an instance's notifications to several paths.
        return instance != null && webhook.isWebhookAutoRegister()
                ? Set.of("path " + path, "instance " + instance)
                : Set.of("path " + path);
    }

    private String routeTo(Processor processor) {
        return getCamelContext().getRoutes().stream()
                .filter(route -> route.getProcessor() == processor)
                .map(Route::getRouteId)
                .findFirst()
                .orElse("of another consumer");
    }

    /** Prepares the registration, which takes place when the route has started and listens. */
    @Override
    public void registerWebhook() {
        getCamelContext().getManagementStrategy().addEventNotifier(registrar());
    }

    /**
     * Leaves the webhook registered, because Camel calls this when the context stops; stopping the route restores it.
     */
    @Override
    public void unregisterWebhook() {
        getCamelContext().getManagementStrategy().removeEventNotifier(registrar());
        registrar().close(false);
    }

    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        webhook = webhookConfiguration;
        // Camel's own default path changes whenever an option changes.
        if (webhook.getWebhookPath() == null) {
            accounts()
                    .named()
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
                registrar = new WebhookRegistrar(
                        this,
                        accounts(),
                        getComponent().engine().claims(),
                        clients().resources(),
                        new WebhookRegistration.Target(
                                webhook.computeFullExternalUrl(),
                                configuration.getWebhookToken(),
                                policies().settingsTimeout(),
                                policies().responseTimeout()));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(
                        "The option webhookExternalUrl is missing, and the name of this host cannot be resolved; set the option to the address at which the provider reaches this host",
                        e);
            }
        }
        return registrar;
    }

    /** The options of this endpoint, without its services. */
    EndpointOptions options() {
        return new EndpointOptions(
                operation,
                configuration,
                instance,
                phoneNumber,
                transport,
                expectedPhone,
                logoutWrongAccount,
                emitInitial,
                Duration.ofMillis(debounce),
                instanceName);
    }

    EndpointAccounts accounts() {
        return new EndpointAccounts(options());
    }

    EndpointPolicies policies() {
        return new EndpointPolicies(options(), getComponent().isUseGlobalSslContextParameters(), getCamelContext());
    }

    HttpClients clients() {
        return getComponent().engine().clients(policies().connections());
    }

    // Camel compares endpoints by their addresses, in which secrets are hidden, and gives a producer to all that are
    // equal: with another's token.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
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

    /**
     * The id of the account's instance: GREEN-API's idInstance or Z-API's instance id. It is required unless the option
     * accounts is set.
     */
    public void setInstance(String instance) {
        this.instance = instance;
    }

    public String getPhoneNumber() {
        return phoneNumber;
    }

    /**
     * The phone number for which authorizationCode requests a code, in international form, digits only. The header
     * CamelGreenApiPhoneNumber takes precedence.
     */
    public void setPhoneNumber(String phoneNumber) {
        this.phoneNumber = phoneNumber;
    }

    public String getInstanceName() {
        return instanceName;
    }

    /**
     * The name of the instance, for createInstance; when it is not set, a random one is made. For instances, the list
     * is limited to those of this name. The header CamelGreenApiInstanceName has precedence.
     */
    public void setInstanceName(String instanceName) {
        this.instanceName = instanceName;
    }

    public Transport getTransport() {
        return transport;
    }

    /**
     * How the qr consumer gets QR codes: websocket, where the provider sends them, or polling, where the component
     * requests them every qrInterval. When it is not set, it is websocket for greenApi and polling for zApi, which has
     * no web socket.
     *
     * @param transport null means not set
     */
    public void setTransport(Transport transport) {
        this.transport = transport;
    }

    public String getExpectedPhone() {
        return expectedPhone;
    }

    /**
     * The phone number that must be linked, in international form, digits only. Another number is reported as
     * wrongAccount. The word previous means the number that was linked before: the first number is remembered, in the
     * option stateRepository if it is set, otherwise as long as the component lives. When it is not set, any number may
     * be linked.
     */
    public void setExpectedPhone(String expectedPhone) {
        this.expectedPhone = expectedPhone;
    }

    public boolean isLogoutWrongAccount() {
        return logoutWrongAccount;
    }

    /** Whether the component logs out an account that was linked with another number than expectedPhone. */
    public void setLogoutWrongAccount(boolean logoutWrongAccount) {
        this.logoutWrongAccount = logoutWrongAccount;
    }

    public boolean isEmitInitial() {
        return emitInitial;
    }

    /** Whether the state consumer reports the first state it sees, before any change. */
    public void setEmitInitial(boolean emitInitial) {
        this.emitInitial = emitInitial;
    }

    public long getDebounce() {
        return debounce;
    }

    /**
     * How long a state must last before the state consumer reports it. 0 reports every change at once.
     *
     * @param debounce in milliseconds
     */
    public void setDebounce(long debounce) {
        this.debounce = debounce;
    }
}
