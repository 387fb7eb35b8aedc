/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import io.github.camelgreenapi.simulator.http.RecordedRequest;
import io.github.camelgreenapi.simulator.http.Response;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How control calls show what there is. */
final class ControlViews {

    private ControlViews() {}

    static Response accounts(Collection<SimulatedAccount> accounts) {
        return Response.json(accounts.stream().map(ControlViews::view).toList());
    }

    static Response account(SimulatedAccount account) {
        return Response.json(view(account));
    }

    static Response requests(List<RecordedRequest> requests) {
        return Response.json(requests.stream().map(ControlViews::view).toList());
    }

    private static Map<String, Object> view(SimulatedAccount account) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("instance", account.instance());
        view.put("state", account.state());
        view.put("phone", account.phone());
        view.put("qr", account.qr());
        view.put("code", account.code());
        view.put("sessions", account.sessions());
        view.put("requests", account.requests());
        view.put("queued", account.queued());
        return view;
    }

    private static Map<String, Object> view(RecordedRequest request) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("method", request.method());
        view.put("verb", request.verb());
        view.put("path", request.path());
        view.put("query", request.query());
        view.put("body", request.body());
        view.put("status", request.status());
        view.put("at", request.at().toString());
        view.put("headers", request.headers());
        return view;
    }
}
