/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import io.github.camelgreenapi.simulator.http.RecordedRequest;
import io.github.camelgreenapi.simulator.http.RequestLog;
import io.github.camelgreenapi.simulator.instance.Instance;
import io.github.camelgreenapi.simulator.instance.Instances;
import io.github.camelgreenapi.simulator.instance.Partner;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The requests of all accounts and of partners. To be used on the simulator's loop alone. */
record AllRequests(Partner partner, Instances instances) {

    /** How often each method was called. */
    Map<String, Integer> counts() {
        return logs().flatMap(log -> log.counts().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
    }

    List<RecordedRequest> inOrder() {
        return logs().flatMap(log -> log.requests().stream())
                .sorted(Comparator.comparing(RecordedRequest::at))
                .toList();
    }

    private Stream<RequestLog> logs() {
        return Stream.concat(
                Stream.of(partner.requestLog()), instances.all().stream().map(Instance::requestLog));
    }
}
