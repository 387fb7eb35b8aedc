/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Pictures are decoded one at a time, elsewhere, and of those that wait only the newest. */
class PictureQueueTest {

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<String> shown = new ArrayList<>();
    private boolean onStrand;
    private final Executor strand = task -> {
        onStrand = true;
        task.run();
        onStrand = false;
    };
    private final PictureQueue queue = new PictureQueue(threads::add, strand);

    private void add(String picture) {
        add(() -> picture);
    }

    private void add(Supplier<String> decode) {
        queue.add(decode, decoded -> {
            assertThat(onStrand).isTrue();
            shown.add(decoded);
        });
    }

    @Test
    void onePictureIsDecodedAtATimeAndTheNewestIsNext() {
        add("1");
        add("2");
        add("3");
        assertThat(threads).hasSize(1);
        assertThat(shown).isEmpty();

        threads.remove().run();
        assertThat(shown).containsExactly("1");
        threads.remove().run();
        assertThat(shown).containsExactly("1", "3");
        assertThat(threads).isEmpty();

        add("4");
        threads.remove().run();
        assertThat(shown).containsExactly("1", "3", "4");
    }

    @Test
    void aPictureThatCannotBeDecodedDoesNotHoldUpTheNext() {
        add(() -> {
            throw new IllegalStateException("no picture");
        });
        add("2");

        assertThatThrownBy(() -> threads.remove().run()).hasMessage("no picture");
        threads.remove().run();

        assertThat(shown).containsExactly("2");
    }
}
