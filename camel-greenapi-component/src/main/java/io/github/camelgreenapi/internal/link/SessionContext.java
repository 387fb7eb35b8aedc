/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import io.github.camelgreenapi.internal.provider.LinkEvents;
import java.time.Instant;
import java.util.concurrent.Executor;

/**
 * What the parts of one session share.
 *
 * @param id of the session
 * @param previous the number that must be linked again; null when it need not be
 */
record SessionContext(
        String id,
        GreenApiAccount account,
        LinkPolicy policy,
        Resources resources,
        Executor strand,
        LinkMemory memory,
        PreviousNumber previous) {

    TaskScope newScope() {
        return new TaskScope(strand, resources.timer());
    }

    Instant now() {
        return resources.timer().now();
    }

    /** @param codes how many distinct codes the session has had */
    LinkEvents events(int codes) {
        return new LinkEvents(account, id, now(), codes);
    }
}
