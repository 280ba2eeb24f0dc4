/**
 * What a client may ask for: each method reads its arguments and becomes one command on the board;
 * the sequencer's outcome becomes the answer. Nothing is decided here, but for what the server
 * alone knows: who may ask, and whose lock a press is under. An {@link
 * io.stackline.opcua.method.Operation} is a method of our own, a {@link
 * io.stackline.opcua.method.UnitOperation} one that a companion model declares; writes are {@link
 * io.stackline.opcua.method.TargetWrite} and {@link io.stackline.opcua.method.TagWrite}. All are
 * handed in at the {@link io.stackline.opcua.method.Desk}.
 *
 * <p>How a refusal's words reach the client. Every one of our own methods' last output argument is
 * {@code Message}; it is sent with bad results too, beside the status code. OPC 10000-4 §5.12.2
 * wants no outputs with a bad result, and clients that hold to it simply drop them; for these the
 * same words are in the operation's DiagnosticInfo (additional info, and localized text in the
 * string table) if the request's {@code returnDiagnostics} asks for it.
 *
 * <p>Status codes: {@code Bad_NotFound} unknown recipe, run or prompt; {@code Bad_InvalidState} not
 * now; {@code Bad_OutOfRange} the envelope forbids it; {@code Bad_InvalidArgument} an argument is
 * missing or wrong, with a result per argument where it was found here; {@code
 * Bad_ResourceUnavailable} the line is busy; {@code Bad_DeviceFailure} a press is not fit; {@code
 * Bad_UserAccessDenied} not this user; {@code Bad_Locked} somebody else has locked the press;
 * {@code Bad_TooManyOperations} too many calls wait; {@code Bad_Timeout} no answer in time, so that
 * it is not known whether it was taken: calling again with the same {@code RequestId} does it once
 * at most and gives its outcome; {@code Bad_CommunicationError} it went out to a press, and nobody
 * can say whether the press has done it: asking again with the same {@code RequestId} changes
 * nothing, a person looks at the press.
 */
@NullMarked
package io.stackline.opcua.method;

import org.jspecify.annotations.NullMarked;
