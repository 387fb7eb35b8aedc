/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.internal.engine.GreenApiEngine;
import io.github.camelgreenapi.internal.engine.HttpClients;
import io.github.camelgreenapi.internal.engine.RouteDispatcher;
import io.github.camelgreenapi.internal.notification.WebhookNotifications;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.internal.webhook.WebhookHandler;
import io.github.camelgreenapi.internal.webhook.WebhookRegistrar;
import io.github.camelgreenapi.internal.webhook.WebhookRegistration;
import io.github.camelgreenapi.internal.webhook.WebhookSecret;
import io.github.camelgreenapi.option.Transport;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
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
                                + " cannot be consumed; send to it, to(\"greenapi:" + operation
                                + "\"), or consume greenapi:qr, greenapi:state or greenapi:notifications");
                };
        configureConsumer(consumer);
        return consumer;
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
                "The route failed on a notification, which the provider will post again");
        return new WebhookHandler(
                accounts(),
                instance,
                registrar()::secret,
                new WebhookNotifications(engine.ledgers(), clients().resources()),
                (account, notification) -> dispatcher.dispatch(
                        () -> notification, (message, body) -> MessageHeaders.write(message, account, body)),
                failures);
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
                        "The option webhookExternalUrl is missing, and this machine's name cannot be found out", e);
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
                Duration.ofMillis(debounce));
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
