/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.failure.GreenApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The process with a small heap, which calls what its parent tells it to, several times at once. */
public final class SmallHeapProcess {

    private static final int AT_ONCE = 8;

    private final DefaultCamelContext context = new DefaultCamelContext();

    private SmallHeapProcess() {
        context.getShutdownStrategy().setTimeout(1);
        context.start();
    }

    /** @param args pairs of an operation and the address of a server; {@code socket} is the one that links */
    public static void main(String[] args) throws Exception {
        SmallHeapProcess process = new SmallHeapProcess();
        System.out.println("started");
        for (int i = 0; i < args.length; i += 2) {
            System.out.println(
                    args[i].equals("socket") ? process.link(args[i + 1]) : process.call(args[i], args[i + 1]));
        }
        System.exit(0);
    }

    private static String uri(String operation, int number, String url) {
        return "greenapi:" + operation + "?provider=greenApi&instance=110100000" + number + "&apiToken=t0ken&apiUrl="
                + url + "&responseTimeout=60s";
    }

    private Set<String> call(String operation, String url) {
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            calls.add(context.createProducerTemplate().asyncSend(uri(operation, i, url), exchange -> {}));
        }
        Set<String> outcomes = new TreeSet<>();
        calls.forEach(call -> outcomes.add(outcome(call.join())));
        return outcomes;
    }

    private static String outcome(Exchange exchange) {
        if (exchange.getException() instanceof GreenApiException failure) {
            return failure.kind().name();
        }
        if (exchange.getException() != null) {
            return exchange.getException().getClass().getSimpleName();
        }
        return exchange.getMessage().getBody() instanceof QrCode code ? drawn(code) : "success";
    }

    private static String drawn(QrCode code) {
        try {
            return "drawn "
                    + (code.text().length()
                            + code.svg().length()
                            + code.content().length());
        } catch (GreenApiException e) {
            return e.kind().name();
        }
    }

    private Set<String> link(String url) throws Exception {
        Set<String> types = new ConcurrentSkipListSet<>();
        CountDownLatch events = new CountDownLatch(AT_ONCE);
        List<String> routes = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            String address = uri("qr", i, url) + "&transport=websocket&repeat=never";
            routes.add("link" + routes.size() + url);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(address).routeId(routes.get(routes.size() - 1)).process(exchange -> {
                        types.add(exchange.getMessage().getHeader(GreenApiConstants.EVENT_TYPE, String.class));
                        events.countDown();
                    });
                }
            });
        }
        events.await(60, TimeUnit.SECONDS);
        for (String route : routes) {
            context.getRouteController().stopRoute(route);
        }
        return types;
    }
}
