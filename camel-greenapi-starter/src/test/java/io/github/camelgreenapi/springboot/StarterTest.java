/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelgreenapi.GreenApiComponent;
import io.github.camelgreenapi.GreenApiConfiguration;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.option.Repeat;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What an application's properties set is what the component has. */
class StarterTest {

    private static final String TOKEN = "d75b3a66374942c5b3c0";
    private static final Vertx VERTX = Vertx.vertx();

    private final InMemoryGreenApiAccounts tenants = new InMemoryGreenApiAccounts();
    private final SSLContextParameters tls = new SSLContextParameters();
    private final MemoryStateRepository changes = new MemoryStateRepository();
    private final GreenApiConfiguration shared = new GreenApiConfiguration();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CamelAutoConfiguration.class,
                    GreenApiComponentConverter.class,
                    GreenApiComponentAutoConfiguration.class))
            .withBean("accounts", InMemoryGreenApiAccounts.class, () -> tenants)
            .withBean("sslContextParameters", SSLContextParameters.class, () -> tls)
            .withBean("stateRepository", MemoryStateRepository.class, () -> changes)
            .withBean("configuration", GreenApiConfiguration.class, () -> shared);

    @AfterAll
    static void closeVertx() {
        VERTX.close();
    }

    private static GreenApiComponent component(ApplicationContext context) {
        return context.getBean(CamelContext.class).getComponent("greenapi", GreenApiComponent.class);
    }

    private static Map<String, Object> options(GreenApiComponent component) {
        var getter = (PropertyConfigurerGetter) component.getComponentPropertyConfigurer();
        return Option.all().stream()
                .filter(option -> getter.getOptionValue(component, option.name(), true) != null)
                .collect(Collectors.toMap(
                        Option::name, option -> getter.getOptionValue(component, option.name(), true)));
    }

    /** A value that is not the default, as it stands in a file of properties. */
    private static String sample(Option option) {
        return switch (option.kind()) {
            case "boolean" -> String.valueOf(!option.defaultValue().asBoolean());
            case "integer" -> "77";
            case "duration" -> "1m30s";
            case "enum" -> option.words().get(option.words().size() - 1);
            case "object" -> "#" + option.name();
            default -> "the-" + option.name();
        };
    }

    private Object expected(Option option) {
        return switch (option.name()) {
            case "accounts" -> tenants;
            case "sslContextParameters" -> tls;
            case "configuration" -> shared;
            case "vertx" -> VERTX;
            case "stateRepository" -> changes;
            case "provider" -> Provider.Z_API;
            case "repeat" -> Repeat.ALWAYS;
            default ->
                switch (option.kind()) {
                    case "boolean" -> !option.defaultValue().asBoolean();
                    case "integer" -> 77;
                    case "duration" -> 90_000L;
                    default -> sample(option);
                };
        };
    }

    private static String camelCase(Option option) {
        return Option.PREFIX + "." + option.name();
    }

    private void everyOptionIsSet(Function<Option, String> key) {
        String[] properties = Option.all().stream()
                .map(option -> key.apply(option) + "=" + sample(option))
                .toArray(String[]::new);
        application
                .withBean("vertx", Vertx.class, () -> VERTX)
                .withPropertyValues(properties)
                .run(context -> assertThat(options(component(context)))
                        .containsExactlyInAnyOrderEntriesOf(
                                Option.all().stream().collect(Collectors.toMap(Option::name, this::expected))));
    }

    @Test
    void everyOptionIsSetInKebabCase() {
        everyOptionIsSet(Option::key);
    }

    @Test
    void everyOptionIsSetInCamelCase() {
        everyOptionIsSet(StarterTest::camelCase);
    }

    @Test
    void anOptionIsSetByAVariableOfTheEnvironment() {
        Map<String, Object> variables = Map.of("CAMEL_COMPONENT_GREENAPI_APITOKEN", TOKEN);
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
                .run(context -> assertThat(options(component(context))).containsEntry("apiToken", TOKEN));
    }

    @Test
    void whatIsNotSetStaysAsItIs() {
        GreenApiComponent untouched = new GreenApiComponent();
        application.run(context -> {
            GreenApiComponent component = component(context);
            untouched.setCamelContext(component.getCamelContext());
            untouched.init();
            assertThat(options(component)).usingRecursiveComparison().isEqualTo(options(untouched));
        });
    }

    @Test
    void aComponentThatIsABeanKeepsWhatNoPropertySets() {
        GreenApiComponent bean = new GreenApiComponent();
        bean.getConfiguration().setMaxSessions(9);
        bean.getConfiguration().setApiToken("another");
        application
                .withBean("greenapi", GreenApiComponent.class, () -> bean)
                .withPropertyValues("camel.component.greenapi.api-token=" + TOKEN)
                .run(context -> {
                    assertThat(component(context)).isSameAs(bean);
                    assertThat(bean.getConfiguration().getMaxSessions()).isEqualTo(9);
                    assertThat(bean.getConfiguration().getApiToken()).isEqualTo(TOKEN);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.greenapi.enabled",
                "camel.component.greenapi.customizer.enabled",
                "camel.component.customizer.enabled"
            })
    void theStarterCanBeSwitchedOff(String property) {
        application
                .withPropertyValues(property + "=false", "camel.component.greenapi.api-token=" + TOKEN)
                .run(context -> assertThat(options(component(context))).doesNotContainKey("apiToken"));
    }

    @Test
    void aMisspeltPropertyIsNamedWithoutItsValue() {
        application
                .withPropertyValues("camel.component.greenapi.api-tokn=" + TOKEN)
                .run(context -> assertThat(stackTraceOf(() -> component(context)))
                        .contains("no option 'apitokn'", "did you mean apitoken?")
                        .doesNotContain(TOKEN));
    }

    @Test
    void aBeanWithoutItsMarkIsRefused() {
        application
                .withPropertyValues("camel.component.greenapi.accounts=accounts")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("for example #accounts"));
    }

    @Test
    void withoutTheStarterTheMissingTokenNamesIt() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class))
                .withPropertyValues("camel.component.greenapi.api-token=" + TOKEN)
                .run(context -> assertThat(stackTraceOf(() -> endpoint(context)))
                        .contains("option apiToken is missing", "camel-greenapi-starter")
                        .doesNotContain(TOKEN));
    }

    @Test
    void withTheStarterTheMissingTokenDoesNot() {
        application.run(context -> assertThat(stackTraceOf(() -> endpoint(context)))
                .contains("option apiToken is missing")
                .doesNotContain("starter is a dependency"));
    }

    private static Object endpoint(ApplicationContext context) {
        return context.getBean(CamelContext.class).getEndpoint("greenapi:qr?instance=1101000001");
    }

    private static String stackTraceOf(ThrowingCallable made) {
        StringWriter text = new StringWriter();
        catchThrowable(made).printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
