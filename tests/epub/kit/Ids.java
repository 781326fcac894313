// EPUBCheck over many books in one Java, for the kit: a line for each book, its name and the ids of
// all that was said, each with its severity. Run from source.
import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.DefaultReportImpl;
import com.adobe.epubcheck.util.ReportingLevel;
import java.io.File;
import java.util.TreeSet;

public class Ids {
    static final class Report extends DefaultReportImpl {
        final TreeSet<String> ids = new TreeSet<>();

        Report(String book) {
            super(book);
            setReportingLevel(ReportingLevel.Usage);
        }

        @Override
        public void message(Message message, EPUBLocation location, Object... arguments) {
            // Some ids are spelt with '_'.
            ids.add(message.getSeverity() + ":" + message.getID().toString().replace('_', '-'));
        }
    }

    public static void main(String[] books) {
        for (String book : books) {
            Report report = new Report(book);
            new EpubCheck(new File(book), report).doValidate();
            System.out.println(new File(book).getName() + "\t" + String.join(" ", report.ids));
        }
    }
}
