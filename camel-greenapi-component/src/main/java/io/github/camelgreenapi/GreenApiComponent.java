/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.internal.engine.GreenApiEngine;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.URISupport;

/** Links WhatsApp accounts through GREEN-API and Z-API. */
@Component("greenapi")
public class GreenApiComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata
    private GreenApiConfiguration configuration = new GreenApiConfiguration();

    @Metadata(label = "security", defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    @Metadata(label = "security")
    private String allowedHosts;

    @Metadata(label = "advanced", autowired = true)
    private Vertx vertx;

    @Metadata(label = "consumer,advanced", defaultValue = "50")
    private int connectRate = 50;

    private final Set<MultiAccountConsumer<?>> consumers = ConcurrentHashMap.newKeySet();
    private PropertyConfigurer componentOptions;
    private PropertyConfigurer endpointOptions;
    // Guarded by this.
    private GreenApiEngine engine;

    public GreenApiComponent() {}

    public GreenApiComponent(CamelContext context) {
        super(context);
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        super.setCamelContext(camelContext);
        SecretOptions.makeKnownTo(camelContext);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        GreenApiEndpoint endpoint = new GreenApiEndpoint(
                // Camel copies the endpoint's address into exchange properties, so it must not contain a secret.
                URISupport.sanitizeUri(uri), this, GreenApiOperation.of(remaining), configuration.copy());
        Set<String> own = Set.copyOf(parameters.keySet());
        setProperties(endpoint, parameters);
        UnknownOption.refuse(parameters.keySet(), optionNames());
        OptionValidator validator = new OptionValidator(endpoint.options());
        validator.run(SpringBootHint.of(getCamelContext()));
        validator.warnOfUnused(own);
        new InheritedSecrets(configuration, endpoint.getConfiguration(), endpoint.getOperation(), own, allowedHosts)
                .check();
        return endpoint;
    }

    private Set<String> optionNames() {
        return getCamelContext()
                .getCamelContextExtension()
                .getEndpointUriFactory("greenapi")
                .propertyNames();
    }

    @Override
    protected void doBuild() throws Exception {
        super.doBuild();
        componentOptions = new StrictConfigurer(super.getComponentPropertyConfigurer());
        endpointOptions = new StrictConfigurer(super.getEndpointPropertyConfigurer());
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return componentOptions;
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return endpointOptions;
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        synchronized (this) {
            if (engine != null) {
                engine.close();
                engine = null;
            }
        }
    }

    /** Returns the engine, created when the first endpoint needs it. */
    synchronized GreenApiEngine engine() {
        if (engine == null) {
            engine = new GreenApiEngine(getCamelContext(), vertx, connectRate);
        }
        return engine;
    }

    /** The consumers that run or are suspended. */
    Set<MultiAccountConsumer<?>> consumers() {
        return consumers;
    }

    public GreenApiConfiguration getConfiguration() {
        return configuration;
    }

    /** The options that endpoints start with. An option set on an endpoint takes precedence. */
    public void setConfiguration(GreenApiConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /** Whether to use the TLS configuration of the Camel context where sslContextParameters is not set. */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public String getAllowedHosts() {
        return allowedHosts;
    }

    /**
     * A comma-separated list of the hosts that the apiUrl of an endpoint may name, in addition to the provider's host
     * and that of the component's own apiUrl. A leading asterisk and dot stand for all hosts of a domain. When it is
     * not set, an endpoint may name any host, but the component sends none of its own secrets there.
     */
    public void setAllowedHosts(String allowedHosts) {
        this.allowedHosts = allowedHosts;
    }

    public Vertx getVertx() {
        return vertx;
    }

    /**
     * The Vert.x instance for HTTP and web sockets, which the component does not close. When it is not set, the
     * component creates one with two event loops and closes it when it stops.
     *
     * @param vertx null means not set
     */
    public void setVertx(Vertx vertx) {
        this.vertx = vertx;
    }

    public int getConnectRate() {
        return connectRate;
    }

    /**
     * How many web sockets the qr consumers of all accounts open a second. When more accounts start together, they wait
     * for their turn. 0 means no bound.
     */
    public void setConnectRate(int connectRate) {
        if (connectRate < 0) {
            throw new IllegalArgumentException("The option connectRate must not be negative");
        }
        this.connectRate = connectRate;
    }
}
