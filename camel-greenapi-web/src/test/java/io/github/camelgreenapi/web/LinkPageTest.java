/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static io.github.camelgreenapi.web.FakeAccount.INSTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgreenapi.account.AccountState.Value;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is behind a link, without Camel, a network or waiting. */
class LinkPageTest {

    private static final PhoneNumber PHONE = new PhoneNumber("441234567890");

    private final ManualTimer timer = ManualTimer.standing();
    private final FakeAccount account = new FakeAccount(timer);
    private final LinkPage page = new LinkPage(INSTANCE, null, null, account, timer);

    private List<PageEvent> events() {
        return page.events(0, Duration.ZERO).join();
    }

    private List<String> types() {
        return events().stream().map(PageEvent::type).toList();
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            timer.advance(Duration.ofSeconds(1));
        }
    }

    /** Somebody looks at the page all the while. */
    private void watch(int seconds) {
        for (int i = 0; i < seconds; i++) {
            timer.advance(Duration.ofSeconds(1));
            events();
        }
    }

    private void open() {
        page.openFor("a browser");
    }

    private static void assertRefused(ThrowingCallable action, int status, String word) {
        assertThatThrownBy(action).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(status);
            assertThat(refusal.word()).isEqualTo(word);
        });
    }

    @Test
    void nothingBeginsBeforeTheFirstOpening() {
        pass(100);
        assertThat(account.begun).isZero();
        assertThat(account.statePolls).isZero();

        open();

        assertThat(account.isLinking()).isTrue();
    }

    @Test
    void theFirstBrowserKeepsThePage() {
        open();

        assertRefused(() -> page.openFor("another"), 403, "otherBrowser");
        open();
        assertThat(account.begun).isOne();
    }

    @Test
    void aNewCodeTakesThePlaceOfTheOneBefore() {
        open();
        account.shows();
        account.shows();

        assertThat(types()).containsExactly("started", "qrCode");
        assertThat(events().get(1).members()).containsEntry("sequence", 2L);
    }

    @Test
    void anExpiredCodeIsNotHandedOut() {
        open();
        account.shows();

        timer.advance(Duration.ofSeconds(20));

        assertThat(types()).containsExactly("started");
    }

    @Test
    void aUsedCodeIsNotHandedOut() {
        open();
        account.shows();
        account.state = Value.STARTING;

        watch(3);

        assertThat(types()).containsExactly("started", "synchronising");
    }

    @Test
    void theLinkIsShownWhenThePhoneHasSynchronised() {
        open();
        account.shows();
        account.state = Value.STARTING;
        account.isLinkedAs("441234567890");
        assertThat(types()).containsExactly("started", "synchronising");

        account.state = Value.AUTHORIZED;
        watch(3);

        assertThat(types()).containsExactly("started", "synchronising", "accountData");
        assertThat(events().get(2).members())
                .containsEntry("phone", "44********90")
                .containsEntry("name", "Ana");
    }

    @Test
    void aReplyToAPollBeforeTheLinkIsNoNews() {
        open();
        account.holdsPolls();
        pass(3);
        account.state = Value.STARTING;
        account.isLinkedAs("441234567890");
        account.state = Value.AUTHORIZED;

        account.answersTheOldestPoll();
        assertThat(types()).containsExactly("started");
        account.answersTheOldestPoll();
        assertThat(types()).containsExactly("started", "accountData");

        int polls = account.statePolls;
        pass(10);
        assertThat(account.statePolls).isEqualTo(polls + 1);
    }

    @Test
    void aSynchronisationThatHangsIsNotWaitedForForever() {
        open();
        account.state = Value.STARTING;
        account.isLinkedAs("441234567890");

        watch(303);

        assertThat(types()).endsWith("accountData");
    }

    @Test
    void anAccountLinkedBeforeIsShownWithItsNumber() {
        open();
        account.state = Value.AUTHORIZED;
        account.happens(new AlreadyLinked(Provider.GREEN_API, INSTANCE, "session", timer.now(), null));

        assertThat(types()).containsExactly("started", "alreadyLogged");
        assertThat(events().get(1).members()).containsEntry("phone", "44********90");
    }

    @Test
    void aLinkWithoutAnEventIsFound() {
        open();
        account.givesUp();
        page.requestCode(PHONE);
        account.issues("ABCD1234");
        account.state = Value.AUTHORIZED;

        watch(9);

        assertThat(account.begun).isEqualTo(2);
        account.happens(new AlreadyLinked(Provider.GREEN_API, INSTANCE, "session", timer.now(), null));
        assertThat(types()).endsWith("accountData");
    }

    @Test
    void aLinkedPageIsUsed() {
        open();
        account.state = Value.AUTHORIZED;
        account.isLinkedAs("441234567890");

        assertThat(page.ending()).isEqualTo(Ending.USED);
        assertThat(account.isLinking()).isFalse();
        assertRefused(() -> page.openFor("another"), 410, "used");
        assertRefused(page::again, 410, "used");
        assertRefused(() -> page.requestCode(PHONE), 410, "used");
    }

    @Test
    void aLogoutAfterTheLinkIsShownOnceItIsCertain() {
        open();
        account.state = Value.AUTHORIZED;
        account.isLinkedAs("441234567890");
        account.state = Value.NOT_AUTHORIZED;

        watch(10);
        assertThat(types()).endsWith("accountData");
        watch(10);

        assertThat(types()).endsWith("loggedOut");
    }

    @Test
    void anExpiredPageEndsItsLinking() {
        open();
        account.shows();

        page.end(Ending.EXPIRED);

        assertThat(account.isLinking()).isFalse();
        assertThat(types()).containsExactly("started", "expired");
        assertRefused(() -> page.openFor("another"), 410, "expired");
        assertThatThrownBy(() -> page.events(3, Duration.ZERO).join()).hasRootCauseMessage("expired");
    }

    @Test
    void anAbandonedPageEndsTheLinkingButStays() {
        open();
        account.shows();

        pass(63);

        assertThat(account.isLinking()).isFalse();
        assertThat(types()).containsExactly("started", "stopped");
        int polls = account.statePolls;
        pass(60);
        assertThat(account.statePolls).isEqualTo(polls);
        page.again();
        assertThat(account.isLinking()).isTrue();
    }

    @Test
    void againIsForAPageThatRests() {
        open();
        assertRefused(page::again, 409, "linkingAlready");

        account.givesUp();
        page.again();

        assertThat(account.begun).isEqualTo(2);
    }

    @Test
    void anEventOfAFormerLinkingIsNotShown() {
        open();
        Consumer<LinkEvent> former = account.linking;
        account.givesUp();
        page.again();

        former.accept(account.code());

        assertThat(types()).containsExactly("started", "stopped", "started");
    }

    @Test
    void aTypedCodeOutlivesTheSessionButNotItsTime() {
        open();
        page.requestCode(PHONE);
        account.issues("ABCD1234");
        account.givesUp();
        assertThat(types()).containsExactly("started", "codeRequested", "authorizationCode", "stopped");

        watch(150);

        assertThat(types()).containsExactly("started", "codeRequested", "stopped");
    }

    @Test
    void aCodeThatComesAfterTheEndIsNotShown() {
        open();
        CompletableFuture<?> answer = page.requestCode(PHONE);
        page.end(Ending.EXPIRED);

        account.issues("ABCD1234");

        assertThat(types()).doesNotContain("authorizationCode");
        assertThatThrownBy(answer::join).hasRootCauseMessage("expired");
    }

    @Test
    void oneCodeIsRequestedAtATime() {
        open();
        page.requestCode(PHONE);

        assertRefused(() -> page.requestCode(PHONE), 409, "codeRequestedAlready");
    }

    @Test
    void aCodeIsOnlyRequestedForTheExpectedPhone() {
        LinkPage expecting = new LinkPage(INSTANCE, PHONE, null, account, timer);
        expecting.openFor("a browser");

        assertRefused(() -> expecting.requestCode(new PhoneNumber("551199999999")), 400, "phoneUnexpected");
    }

    @Test
    void aRefusedCodeIsReportedWithoutTheProvidersWords() {
        open();
        CompletableFuture<?> answer = page.requestCode(PHONE);
        account.letters.completeExceptionally(GreenApiException.of(
                GreenApiError.SUBSCRIPTION_EXPIRED,
                "Instance " + INSTANCE + " expired",
                INSTANCE,
                "authorizationCode"));

        assertThat(events()).last().extracting(PageEvent::members).hasToString("{reason=operatorNeeded}");
        assertThatThrownBy(answer::join).hasRootCauseMessage("operatorNeeded");
    }

    @Test
    void anInstanceThatIsLinkedElsewhereIsBusy() {
        account.refusal = new IllegalStateException("served by the route link already");

        open();

        assertThat(types()).containsExactly("started", "error", "stopped");
        assertThat(events().get(1).members()).containsEntry("reason", "busy");
        account.refusal = null;
        page.again();
        assertThat(account.isLinking()).isTrue();
    }

    @Test
    void aRequestWaitsForTheNextEventAndNoLonger() {
        open();
        CompletableFuture<List<PageEvent>> first = page.events(1, Duration.ofSeconds(25));
        assertThat(first).isNotDone();
        account.shows();
        assertThat(first).isCompletedWithValueMatching(events -> events.size() == 1);

        CompletableFuture<List<PageEvent>> second = page.events(2, Duration.ofSeconds(25));
        watch(24);
        assertThat(second).isNotDone();
        watch(1);
        assertThat(second).isCompletedWithValue(List.of());
    }

    @Test
    void aFifthRequestAnswersTheOldestOne() {
        open();
        List<CompletableFuture<List<PageEvent>>> tabs = IntStream.range(0, 5)
                .mapToObj(i -> page.events(1, Duration.ofSeconds(25)))
                .toList();

        assertThat(tabs).map(CompletableFuture::isDone).containsExactly(true, false, false, false, false);
    }

    @Test
    void noTextOfAPageShowsACode() {
        open();
        account.shows();
        page.requestCode(PHONE);
        account.issues("ABCD1234");

        assertThat(events().toString()).doesNotContain("base64", "ABCD");
    }
}
