/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.URISupport;

/**
 * Lets a {@code toD} whose instance, phone number or name differs from message to message send all of them through one
 * endpoint: these travel in headers.
 *
 * <p>The instance does so only where the option {@code accounts} finds its credentials; else each instance has an
 * endpoint, as in a {@code to}. What a message yields is a value in any case, and adds no option to the address.
 */
@SendDynamic("greenapi")
public class GreenApiSendDynamicAware extends SendDynamicAwareSupport {

    private static final String INSTANCE = "instance";
    private static final String PHONE_NUMBER = "phoneNumber";
    private static final String INSTANCE_NAME = "instanceName";
    private static final Map<String, String> HEADERS = Map.of(
            INSTANCE, GreenApiConstants.INSTANCE,
            PHONE_NUMBER, GreenApiConstants.PHONE_NUMBER,
            INSTANCE_NAME, GreenApiConstants.INSTANCE_NAME);

    // A toD has one address, so this is parsed once; null before that.
    private volatile Optional<AddressTemplate> template;

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        AddressTemplate address = template(originalUri);
        if (address == null) {
            return null;
        }
        Map<String, Object> options = address.options(exchange);
        Map<String, Object> headers = new LinkedHashMap<>();
        if (knowsAccounts(address)) {
            move(INSTANCE, options, headers);
        }
        move(PHONE_NUMBER, options, headers);
        move(INSTANCE_NAME, options, headers);
        String operation = getScheme() + ":" + address.operation(exchange);
        String fixed = options.isEmpty() ? operation : operation + "?" + URISupport.createQueryString(options);
        return new DynamicAwareEntry(fixed, originalUri, options, headers);
    }

    private AddressTemplate template(String originalUri) throws Exception {
        if (template == null) {
            template = AddressTemplate.of(
                    EndpointHelper.resolveEndpointUriPropertyPlaceholders(getCamelContext(), originalUri),
                    getCamelContext());
        }
        return template.orElse(null);
    }

    private boolean knowsAccounts(AddressTemplate address) {
        return address.has("accounts")
                || getCamelContext()
                                .getComponent(getScheme(), GreenApiComponent.class)
                                .getConfiguration()
                                .getAccounts()
                        != null;
    }

    private static void move(String option, Map<String, Object> options, Map<String, Object> headers) {
        Object value = options.remove(option);
        if (value != null && value.toString().isEmpty()) {
            throw new IllegalArgumentException(
                    "The option " + option + " is empty, because its expression has no result for this message");
        }
        if (value != null) {
            headers.put(HEADERS.get(option), value);
        }
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        return entry.getUri();
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return target -> entry.getLenientProperties().forEach(target.getMessage()::setHeader);
    }

    /** Afterwards the instance is that of the answer; what was only for this call is as before. */
    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, Object> former = new HashMap<>();
        for (String header : List.of(GreenApiConstants.PHONE_NUMBER, GreenApiConstants.INSTANCE_NAME)) {
            if (entry.getLenientProperties().containsKey(header)) {
                former.put(header, exchange.getMessage().getHeader(header));
            }
        }
        return former.isEmpty() ? null : target -> former.forEach((header, value) -> restore(target, header, value));
    }

    private static void restore(Exchange target, String header, Object value) {
        if (value == null) {
            target.getMessage().removeHeader(header);
        } else {
            target.getMessage().setHeader(header, value);
        }
    }
}
