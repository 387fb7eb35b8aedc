/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;

/**
 * How many notifications are queued.
 *
 * @see <a href="https://green-api.com/en/docs/api/queues/GetWebhooksCount/">GetWebhooksCount</a>
 */
final class GetWebhooksCount implements GreenApiMethod {
    @Override
    public String name() {
        return "getWebhooksCount";
    }

    @Override
    public void call(GreenApiInstance instance, Call call, String tail) {
        call.answer(Answer.json("count", instance.queued()));
    }
}
