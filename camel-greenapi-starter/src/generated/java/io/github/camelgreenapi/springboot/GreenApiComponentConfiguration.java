/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from greenapi.json by GeneratedSourcesTest. */
package io.github.camelgreenapi.springboot;

import io.github.camelgreenapi.GreenApiConfiguration;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.option.Repeat;
import io.vertx.core.Vertx;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The options of the component {@code greenapi}, each null unless it is set. */
@ConfigurationProperties(prefix = "camel.component.greenapi")
public class GreenApiComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    /**
     * Where credentials are looked up by instance, so that one endpoint serves many accounts.
     */
    private GreenApiAccounts accounts;

    /**
     * The base address of the provider's API, with or without a trailing slash or a path prefix. The default is
     * the provider's own. The address of the web socket is derived from it.
     */
    private String apiUrl;

    /**
     * The options that endpoints start with.
     */
    private GreenApiConfiguration configuration;

    /**
     * How long making a connection may take. When it is not set, that of Camel's http component is used, if it
     * has one.
     */
    private String connectTimeout;

    /**
     * The provider of the account.
     */
    private Provider provider;

    /**
     * How long a whole call may take, its retries included. When it is not set, that of Camel's http component
     * is used, if it has one.
     */
    private String responseTimeout;

    /**
     * Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if
     * possible) occurred while the Camel consumer is trying to pickup incoming messages, or the likes, will now
     * be processed as a message and handled by the routing Error Handler. Important: This is only possible if
     * the 3rd party component allows Camel to be alerted if an exception was thrown. Some components handle this
     * internally only, and therefore bridgeErrorHandler is not possible. In other situations we may improve the
     * Camel component to hook into the 3rd party component and make this possible for future releases. By
     * default the consumer will use the org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will
     * be logged at WARN or ERROR level and ignored.
     */
    private Boolean bridgeErrorHandler;

    /**
     * How many distinct QR codes a session shows before it ends as timed out; 0 leaves only the time limit. The
     * default is 0 for greenApi and 3 for zApi.
     */
    private Integer maxQrCodes;

    /**
     * The largest bound of the pause between sessions.
     */
    private String maxRepeatDelay;

    /**
     * How many sessions in a row may end without a link; 0 for no bound.
     */
    private Integer maxSessions;

    /**
     * With transport=polling, the pause between requests for the QR code. The default is 1s for greenApi and 15s
     * for zApi.
     */
    private String qrInterval;

    /**
     * How long the provider may hold a request for the next notification, 5s to 60s.
     */
    private String receiveTimeout;

    /**
     * Whether another session follows: never; untilLinked, after a timeout or a lost connection, until the
     * account is linked; always, and again whenever the account is found logged out.
     */
    private Repeat repeat;

    /**
     * The bound of the first pause between sessions. It doubles each time, and each pause is drawn from nothing
     * up to it.
     */
    private String repeatDelay;

    /**
     * How long one session waits for the scan.
     */
    private String sessionTimeout;

    /**
     * The pause between looks at the state.
     */
    private String stateInterval;

    /**
     * Whether the producer should be started lazy (on the first message). By starting lazy you can use this to
     * allow CamelContext and routes to startup in situations where a producer may otherwise fail during starting
     * and cause the route to fail being started. By deferring this startup to be lazy then the startup failure
     * can be handled during routing messages via Camel's routing error handlers. Beware that when the first
     * message is processed then creating and starting the producer may take a little time and prolong the total
     * processing time of the processing.
     */
    private Boolean lazyStartProducer;

    /**
     * How long updateSettings reads back until the settings are in force; 0 for not at all.
     */
    private String settingsTimeout;

    /**
     * Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as
     * autowired) by looking up in the registry to find if there is a single instance of matching type, which
     * then gets configured on the component. This can be used for automatic configuring JDBC data sources, JMS
     * connection factories, AWS Clients, etc.
     */
    private Boolean autowiredEnabled;

    /**
     * How many HTTP connections all accounts share for ordinary calls, in addition to one that each account has
     * of its own. Requests that wait for notifications have their own, one for each account.
     */
    private Integer maxConnections;

    /**
     * The Vert.x instance for HTTP and web sockets; the component does not close it. By default the component
     * creates one of its own.
     */
    private Vertx vertx;

    /**
     * Used for enabling or disabling all consumer based health checks from this component
     */
    private Boolean healthCheckConsumerEnabled;

    /**
     * Used for enabling or disabling all producer based health checks from this component. Notice: Camel has by
     * default disabled all producer based health-checks. You can turn on producer checks globally by setting
     * camel.health.producersEnabled=true.
     */
    private Boolean healthCheckProducerEnabled;

    /**
     * The password for the HTTP proxy.
     */
    private String proxyAuthPassword;

    /**
     * The user name for the HTTP proxy.
     */
    private String proxyAuthUsername;

    /**
     * The host of an HTTP proxy. When it is not set, that of Camel's http component is used, if it has one.
     */
    private String proxyHost;

    /**
     * The port of the HTTP proxy.
     */
    private Integer proxyPort;

    /**
     * The token of the instance.
     */
    private String apiToken;

    /**
     * Z-API's account security token. It is sent only when set.
     */
    private String clientToken;

    /**
     * The TLS set-up. When it is not set, that of Camel's http component is used, if it has one.
     */
    private SSLContextParameters sslContextParameters;

    /**
     * Whether to use the context's TLS set-up.
     */
    private Boolean useGlobalSslContextParameters;

    /**
     * What GREEN-API must send in the header Authorization to the webhook. The default is a random one for each
     * registration.
     */
    private String webhookToken;

    public GreenApiAccounts getAccounts() {
        return accounts;
    }

    public void setAccounts(GreenApiAccounts accounts) {
        this.accounts = accounts;
    }

    public String getApiUrl() {
        return apiUrl;
    }

    public void setApiUrl(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    public GreenApiConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(GreenApiConfiguration configuration) {
        this.configuration = configuration;
    }

    public String getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(String connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Provider getProvider() {
        return provider;
    }

    public void setProvider(Provider provider) {
        this.provider = provider;
    }

    public String getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(String responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public Integer getMaxQrCodes() {
        return maxQrCodes;
    }

    public void setMaxQrCodes(Integer maxQrCodes) {
        this.maxQrCodes = maxQrCodes;
    }

    public String getMaxRepeatDelay() {
        return maxRepeatDelay;
    }

    public void setMaxRepeatDelay(String maxRepeatDelay) {
        this.maxRepeatDelay = maxRepeatDelay;
    }

    public Integer getMaxSessions() {
        return maxSessions;
    }

    public void setMaxSessions(Integer maxSessions) {
        this.maxSessions = maxSessions;
    }

    public String getQrInterval() {
        return qrInterval;
    }

    public void setQrInterval(String qrInterval) {
        this.qrInterval = qrInterval;
    }

    public String getReceiveTimeout() {
        return receiveTimeout;
    }

    public void setReceiveTimeout(String receiveTimeout) {
        this.receiveTimeout = receiveTimeout;
    }

    public Repeat getRepeat() {
        return repeat;
    }

    public void setRepeat(Repeat repeat) {
        this.repeat = repeat;
    }

    public String getRepeatDelay() {
        return repeatDelay;
    }

    public void setRepeatDelay(String repeatDelay) {
        this.repeatDelay = repeatDelay;
    }

    public String getSessionTimeout() {
        return sessionTimeout;
    }

    public void setSessionTimeout(String sessionTimeout) {
        this.sessionTimeout = sessionTimeout;
    }

    public String getStateInterval() {
        return stateInterval;
    }

    public void setStateInterval(String stateInterval) {
        this.stateInterval = stateInterval;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public String getSettingsTimeout() {
        return settingsTimeout;
    }

    public void setSettingsTimeout(String settingsTimeout) {
        this.settingsTimeout = settingsTimeout;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public Integer getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(Integer maxConnections) {
        this.maxConnections = maxConnections;
    }

    public Vertx getVertx() {
        return vertx;
    }

    public void setVertx(Vertx vertx) {
        this.vertx = vertx;
    }

    public Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    public void setProxyAuthPassword(String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    public void setProxyAuthUsername(String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getApiToken() {
        return apiToken;
    }

    public void setApiToken(String apiToken) {
        this.apiToken = apiToken;
    }

    public String getClientToken() {
        return clientToken;
    }

    public void setClientToken(String clientToken) {
        this.clientToken = clientToken;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public String getWebhookToken() {
        return webhookToken;
    }

    public void setWebhookToken(String webhookToken) {
        this.webhookToken = webhookToken;
    }
}
