/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.server;

/** Where the server answers. */
public final class Paths {

    private static final String TOKEN = "d75b3a66374942c5b3c019c698abc2067e151558acbd412345";

    private Paths() {}

    public static String token() {
        return TOKEN;
    }

    public static String qr(int instance) {
        return "/waInstance" + ManyAccounts.instance(instance) + "/qr/" + TOKEN;
    }

    public static String state(int instance) {
        return "/waInstance" + ManyAccounts.instance(instance) + "/getStateInstance/" + TOKEN;
    }

    public static String socket(int instance) {
        return "/waInstance" + ManyAccounts.instance(instance) + "/scanqrcode/" + TOKEN;
    }

    public static String receive(int instance) {
        return "/waInstance" + ManyAccounts.instance(instance) + "/receiveNotification/" + TOKEN + "?receiveTimeout=20";
    }

    public static String delete(int instance, long receipt) {
        return "/waInstance" + ManyAccounts.instance(instance) + "/deleteNotification/" + TOKEN + "/" + receipt;
    }
}
