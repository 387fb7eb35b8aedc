/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.internal.concurrent.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Responds to browsers: it serves the page, its files and its events, and carries out its requests. */
final class PageServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration HOLD = Duration.ofSeconds(25);
    private static final String TICKET = "[A-Za-z0-9_-]{43}";

    private final Timer timer;
    private final Tickets tickets;
    private final Origins origins;
    private final Browsers browsers;
    private final Limits limits;
    private final Waiters waiters;
    private final Assets assets = new Assets();

    PageServer(Timer timer, Tickets tickets, Origins origins, Browsers browsers, Limits limits, Waiters waiters) {
        this.timer = timer;
        this.tickets = tickets;
        this.origins = origins;
        this.browsers = browsers;
        this.limits = limits;
        this.waiters = waiters;
    }

    /** @param path below the pages' own */
    CompletableFuture<Response> respond(Request request, String path) {
        String[] steps = path.split("/", -1);
        if (steps.length == 1) {
            return CompletableFuture.completedFuture(file(request, path));
        }
        if (steps.length > 2) {
            throw new Refusal(404, "unknown");
        }
        return switch (steps[1]) {
            case "events" -> only("GET", request, () -> events(request, steps[0]));
            case "code" -> only("POST", request, () -> code(request, steps[0]));
            case "again" -> only("POST", request, () -> again(request, steps[0]));
            default -> throw new Refusal(404, "unknown");
        };
    }

    private interface Action {
        CompletableFuture<Response> run();
    }

    private CompletableFuture<Response> only(String method, Request request, Action action) {
        if (request.method().equals("OPTIONS")) {
            return CompletableFuture.completedFuture(origins.preflight(request));
        }
        if (!request.method().equals(method)) {
            throw new Refusal(405, "method");
        }
        origins.check(request);
        return action.run().thenApply(response -> response.with(origins.sharing(request)));
    }

    private Response file(Request request, String name) {
        if (!List.of("GET", "HEAD").contains(request.method())) {
            throw new Refusal(405, "method");
        }
        return assets.file(name).orElseGet(() -> page(request, name));
    }

    // Neither binds nor begins anything: programs that preview a link for a chat or a mailbox do not run scripts.
    private Response page(Request request, String ticket) {
        Response response;
        try {
            Ending ending = page(request, ticket, limits).ending();
            response = ending == null ? assets.page(200, ticket, null) : assets.page(410, null, ending.word());
        } catch (Refusal refusal) {
            response = assets.page(refusal.status(), null, refusal.word());
        }
        return response.with(origins.policy()).with("X-Robots-Tag", "noindex");
    }

    private LinkPage page(Request request, String ticket, Limits guesses) {
        Optional<LinkPage> page = ticket.matches(TICKET) ? tickets.find(ticket) : Optional.empty();
        if (page.isEmpty()) {
            guesses.guessed(request);
        }
        return page.orElseThrow(() -> new Refusal(404, "unknown"));
    }

    private CompletableFuture<Response> events(Request request, String ticket) {
        long after = after(request);
        LinkPage page = page(request, ticket, limits);
        Browsers.Key key = browsers.keyOf(request, ticket);
        page.openFor(key.digest());
        // A browser that has lost the connection asks whether it is back, and not for news.
        boolean waits = !request.has("now") && waiters.enter();
        return page.events(after, waits ? HOLD : Duration.ZERO)
                .whenComplete((events, none) -> {
                    if (waits) {
                        waiters.leave();
                    }
                })
                .thenApply(events -> {
                    Response response = Response.json(
                            200, events.stream().map(this::members).toList());
                    if (!waits && events.isEmpty() && !request.has("now")) {
                        response = response.with("Retry-After", "3");
                    }
                    return key.isNew() ? response.with("Set-Cookie", browsers.cookie(key, request)) : response;
                });
    }

    private static long after(Request request) {
        String text = request.header("after").orElse("0");
        if (!text.matches("\\d{1,18}")) {
            throw new Refusal(400, "after");
        }
        return Long.parseLong(text);
    }

    private Map<String, Object> members(PageEvent event) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("seq", event.seq());
        members.put("type", event.type());
        members.putAll(event.members());
        members.put("serverTime", timer.now().toString());
        return members;
    }

    private CompletableFuture<Response> code(Request request, String ticket) {
        PhoneNumber phone = phone(request.json());
        LinkPage page = opened(request, ticket);
        limits.codeRequested(request, ticket);
        CompletableFuture<Response> response = page.requestCode(phone).thenApply(code -> {
            Map<String, Object> members = new LinkedHashMap<>(code);
            members.put("serverTime", timer.now().toString());
            return Response.json(200, members);
        });
        return waiters.atMost(HOLD, response, Response.json(202, Map.of()));
    }

    private static PhoneNumber phone(byte[] json) {
        try {
            JsonNode body = JSON.readTree(json);
            return PhoneNumber.parse(body.path("phone").asText());
        } catch (IOException e) {
            throw new Refusal(400, "notJson");
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "phoneInvalid");
        }
    }

    private CompletableFuture<Response> again(Request request, String ticket) {
        request.json();
        LinkPage page = opened(request, ticket);
        limits.againRequested(request, ticket);
        page.again();
        return CompletableFuture.completedFuture(Response.json(200, Map.of()));
    }

    private LinkPage opened(Request request, String ticket) {
        LinkPage page = page(request, ticket, limits);
        Browsers.Key key = browsers.keyOf(request, ticket);
        if (key.isNew()) {
            throw new Refusal(403, "otherBrowser");
        }
        page.openFor(key.digest());
        return page;
    }
}
