/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.event.StateChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A route that remembers what it was given, and fails as often as it is told to. */
final class StateRoute implements Function<StateChanged, CompletionStage<Void>> {

    final List<StateChanged> given = new ArrayList<>();
    final List<StateChanged> taken = new ArrayList<>();
    int failures;

    @Override
    public CompletionStage<Void> apply(StateChanged change) {
        given.add(change);
        if (failures > 0) {
            failures--;
            return CompletableFuture.failedFuture(new IllegalStateException("The route fails"));
        }
        taken.add(change);
        return CompletableFuture.completedFuture(null);
    }

    /** What was taken, in short: {@code poll:AUTHORIZED}. */
    List<String> story() {
        return taken.stream()
                .map(change -> change.source() + ":" + change.current().value())
                .toList();
    }
}
