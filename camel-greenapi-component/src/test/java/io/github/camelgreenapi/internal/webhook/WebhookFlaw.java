/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

/** The ways in which a webhook could be wrong; each is built in by wiring the parts wrongly. */
enum WebhookFlaw {
    NONE,
    /** The answer does not wait for the route. */
    ANSWERS_BEFORE_THE_ROUTE,
    /** A failure of the route is taken for success. */
    HIDES_FAILURES,
    /** What the webhook reports is kept apart from what polls find. */
    DOES_NOT_RECOGNISE_CHANGES,
    /** A change that Z-API claims is not confirmed. */
    BELIEVES_CLAIMS,
    /** Whatever is sent with a request is the secret. */
    LETS_STRANGERS_IN
}
