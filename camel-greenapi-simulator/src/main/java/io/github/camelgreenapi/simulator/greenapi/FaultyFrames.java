/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.fault.Faults;
import io.github.camelgreenapi.simulator.fault.Place;
import io.github.camelgreenapi.simulator.fault.Strike;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.http.TcpConnection;
import io.github.camelgreenapi.simulator.time.DurationText;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The frames of one socket, each of which a fault may strike. */
final class FaultyFrames {

    private static final int PARTS = 4;

    private final ServerWebSocket socket;
    private final TcpConnection connection;
    private final Faults faults;
    private final SimulatedClock clock;
    private boolean silent;

    FaultyFrames(ServerWebSocket socket, TcpConnection connection, Faults faults, SimulatedClock clock) {
        this.socket = socket;
        this.connection = connection;
        this.faults = faults;
        this.clock = clock;
    }

    /** @param then follows when the frame is out; never, when a fault ends or silences the socket */
    void send(String frame, Runnable then) {
        if (!silent && !socket.isClosed()) {
            Optional<String> text = Optional.of(frame);
            faults.strike(Place.FRAME, QrSession.METHOD)
                    .ifPresentOrElse(strike -> strike(strike, text, then), () -> pass(text, then));
        }
    }

    /** Lets a fault strike that need not wait for a frame. */
    void interrupt() {
        if (!silent) {
            faults.interruption(QrSession.METHOD).ifPresent(strike -> strike(strike, Optional.empty(), () -> {}));
        }
    }

    void close() {
        if (!silent) {
            silent = true;
            socket.close();
        }
    }

    private void strike(Strike strike, Optional<String> frame, Runnable then) {
        switch (strike.fault()) {
            case BODY -> pass(Optional.of(strike.argument()), then);
            case EMPTY -> pass(Optional.of(""), then);
            case NULL -> pass(Optional.of("null"), then);
            case GARBAGE -> {
                socket.writeBinaryMessage(Response.garbage().body());
                then.run();
            }
            case UNKNOWN_TYPE -> {
                socket.writeTextMessage(Frame.unknown());
                pass(frame, then);
            }
            case NOT_JSON -> {
                socket.writeTextMessage("<html>Bad Gateway</html>");
                pass(frame, then);
            }
            case DUPLICATE -> {
                frame.ifPresent(socket::writeTextMessage);
                pass(frame, then);
            }
            case BINARY_FRAME -> {
                frame.map(Buffer::buffer).ifPresent(socket::writeBinaryMessage);
                then.run();
            }
            case FRAGMENTED -> {
                frame.ifPresent(this::inParts);
                then.run();
            }
            case SLOW -> clock.after(DurationText.parse(strike.argument()), () -> pass(frame, then));
            case STALL -> silent = true;
            case RESET -> {
                silent = true;
                connection.reset();
            }
            case CLOSE_MID_FRAME -> {
                silent = true;
                connection.writeThenClose(half(frame.orElse(Frame.unknown())));
            }
            case SILENT_CLOSE -> close();
            case PASSKEY -> last(Frame.passkeyRequired());
            case PASSKEY_BARE -> last(Frame.passkeyRequiredBare());
            case ERROR -> last(Frame.error(strike.argument()));
            default -> throw new IllegalStateException(strike.fault() + " does not strike frames");
        }
    }

    private void pass(Optional<String> frame, Runnable then) {
        if (!silent && !socket.isClosed()) {
            frame.ifPresent(socket::writeTextMessage);
            then.run();
        }
    }

    private void last(String text) {
        socket.writeTextMessage(text);
        close();
    }

    private void inParts(String frame) {
        int size = frame.length() / PARTS + 1;
        socket.writeFrame(WebSocketFrame.textFrame(frame.substring(0, size), false));
        for (int from = size; from < frame.length(); from += size) {
            int to = Math.min(from + size, frame.length());
            socket.writeFrame(
                    WebSocketFrame.continuationFrame(Buffer.buffer(frame.substring(from, to)), to == frame.length()));
        }
    }

    /** A frame's header that promises all of the text, and half of the text. */
    private static byte[] half(String frame) {
        byte[] text = frame.getBytes(StandardCharsets.UTF_8);
        Buffer head = Buffer.buffer().appendByte((byte) 0x81);
        if (text.length < 126) {
            head.appendByte((byte) text.length);
        } else {
            head.appendByte((byte) 126).appendUnsignedShort(text.length);
        }
        return head.appendBytes(text, 0, text.length / 2).getBytes();
    }
}
