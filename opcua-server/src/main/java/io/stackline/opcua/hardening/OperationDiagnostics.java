package io.stackline.opcua.hardening;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;
import org.eclipse.milo.opcua.stack.core.types.structured.ResponseHeader;

/**
 * The operations' diagnostics as far as a request asked for them (returnDiagnostics, OPC 10000-4
 * §7.33): their additional info, and the same words as localized text in the string table.
 *
 * @param infos one per operation, or none at all
 * @param strings the string table
 */
record OperationDiagnostics(List<DiagnosticInfo> infos, List<String> strings) {
  private static final long LOCALIZED_TEXT = 0x40;
  private static final long ADDITIONAL_INFO = 0x80;

  static OperationDiagnostics of(RequestHeader header, DiagnosticInfo[] known) {
    long asked = header.getReturnDiagnostics().longValue();
    if ((asked & (LOCALIZED_TEXT | ADDITIONAL_INFO)) == 0) {
      return new OperationDiagnostics(List.of(), List.of());
    }
    List<String> strings = new ArrayList<>();
    List<DiagnosticInfo> infos = new ArrayList<>();
    for (DiagnosticInfo one : known) {
      infos.add(filtered(one, asked, strings));
    }
    return new OperationDiagnostics(infos, strings);
  }

  private static DiagnosticInfo filtered(DiagnosticInfo info, long asked, List<String> strings) {
    String words = info.additionalInfo();
    if (words == null) {
      return DiagnosticInfo.NULL_VALUE;
    }
    int text = -1;
    if ((asked & LOCALIZED_TEXT) != 0) {
      text = strings.size();
      strings.add(words);
    }
    String additional = (asked & ADDITIONAL_INFO) != 0 ? words : null;
    return new DiagnosticInfo(-1, -1, -1, text, additional, null, null);
  }

  ResponseHeader header(RequestHeader request) {
    return new ResponseHeader(
        DateTime.now(),
        request.getRequestHandle(),
        StatusCode.GOOD,
        null,
        strings.isEmpty() ? null : strings.toArray(new String[0]),
        null);
  }
}
