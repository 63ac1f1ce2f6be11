<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
<context>
    <name>AboutSection</name>
    <message>
        <source>Về phần mềm</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Hài Lòng {version}. Phiếu được giữ trên máy này, niêm phong khi gửi, và chỉ cơ quan hải quan mở được.
Dữ liệu: {folder}</source>
        <translation>Hài Lòng {version}. Sheets are kept on this workstation, sealed when they are sent, and only Customs can open them.
Data: {folder}</translation>
    </message>
</context>
<context>
    <name>BulkFooter</name>
    <message>
        <source>Trở lại danh sách</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Phiếu đang viết được giữ lại ({key})</source>
        <translation>What you have written is kept ({key})</translation>
    </message>
    <message>
        <source>Ghi nhận</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Xem lại từng phiếu trước khi gửi ({key})</source>
        <translation>Read each sheet again before sending ({key})</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Quay lại viết tiếp ({key})</source>
        <translation>Go back and write on ({key})</translation>
    </message>
    <message numerus="yes">
        <source>Gửi %Ln phiếu</source>
        <translation>
            <numerusform>Send %Ln sheet</numerusform>
            <numerusform>Send %Ln sheets</numerusform>
        </translation>
    </message>
    <message>
        <source>Lưu cả đợt; trong 10 phút còn hoàn tác được ({key})</source>
        <translation>Save all of them; for 10 minutes they can be undone ({key})</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tiến độ niêm phong</source>
        <translation>Progress of sealing</translation>
    </message>
</context>
<context>
    <name>BulkForm</name>
    <message>
        <source>+ Công chức</source>
        <translation>+ Officer</translation>
    </message>
    <message>
        <source>Thêm công chức đã làm thủ tục cho mọi tờ khai đang chọn</source>
        <translation>Add an officer who handled all of the chosen declarations</translation>
    </message>
</context>
<context>
    <name>BulkPanel</name>
    <message>
        <source>Đánh giá hàng loạt</source>
        <translation>Rating in bulk</translation>
    </message>
    <message>
        <source>Các phiếu sẽ gửi</source>
        <translation>Sheets to be sent</translation>
    </message>
    <message>
        <source>Mỗi lần đánh giá được nhiều nhất {most} tờ khai. Đã lấy {most} tờ khai đầu.</source>
        <translation>At most {most} declarations can be rated at once. The first {most} were taken.</translation>
    </message>
    <message>
        <source>Một phiếu chung; mỗi phiếu gửi đi nói về đơn vị của chính tờ khai đó.</source>
        <translation>One sheet for all; each one that is sent speaks of that declaration&apos;s own office.</translation>
    </message>
    <message>
        <source>Không có tờ khai nào đánh giá được.</source>
        <translation>None of these declarations can be rated.</translation>
    </message>
    <message>
        <source>Nhập mã đăng ký…</source>
        <translation>Enter enrolment code…</translation>
    </message>
    <message>
        <source>Không gửi: {why}</source>
        <translation>Not sent: {why}</translation>
    </message>
    <message>
        <source>Số tờ khai</source>
        <translation>Declaration</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Mức</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Sẽ gửi</source>
        <translation>Will be sent</translation>
    </message>
    <message>
        <source>{says} · xin nói rõ (Tab)</source>
        <translation>{says} · please say why (Tab)</translation>
    </message>
    <message>
        <source>Không gửi: bỏ ra theo ý người dùng</source>
        <translation>Not sent: left out by you</translation>
    </message>
    <message>
        <source>Chưa gửi phiếu nào: có tờ khai vừa được đánh giá ở chỗ khác. Xin xem lại.</source>
        <translation>Nothing was sent: one of them has just been rated elsewhere. Please look again.</translation>
    </message>
    <message>
        <source>1 … 5: mức riêng cho dòng đang chọn · Tab: nói rõ · 0: mức chung · Delete: bỏ ra, lấy lại</source>
        <translation>1 … 5: a level of its own for the chosen row · Tab: say why · 0: the common level · Delete: leave out, take in</translation>
    </message>
    <message>
        <source>Đang niêm phong; chưa phiếu nào được lưu cho tới khi xong cả đợt.</source>
        <translation>Sealing; nothing is saved until all of them are.</translation>
    </message>
</context>
<context>
    <name>CarryingSection</name>
    <message>
        <source>Chuyển phiếu bằng tệp</source>
        <translation>Carrying sheets by file</translation>
    </message>
    <message>
        <source>Cho máy không nối mạng: chép phiếu chờ gửi ra USB, gửi hộ từ bất kỳ máy nào có mạng và có Hài Lòng, rồi mang tệp biên nhận về. Phiếu đã niêm phong, người mang tệp không đọc được.</source>
        <translation>For a workstation without a network: copy what waits onto a stick, send it from any workstation that has a network and Hài Lòng, and bring the file of receipts back. Sheets are sealed: whoever carries them cannot read them.</translation>
    </message>
    <message>
        <source>Chép phiếu chờ gửi ra tệp…</source>
        <translation>Copy what waits to a file…</translation>
    </message>
    <message>
        <source>Gửi hộ tệp của máy khác…</source>
        <translation>Send a file of another workstation…</translation>
    </message>
    <message>
        <source>Nhận tệp biên nhận…</source>
        <translation>Take in a file of receipts…</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Chép phiếu chờ gửi ra tệp</source>
        <translation>Copy what waits to a file</translation>
    </message>
    <message>
        <source>Chọn tệp chuyển phiếu</source>
        <translation>Choose a file of carried sheets</translation>
    </message>
    <message>
        <source>Tệp chuyển phiếu (*{suffix})</source>
        <translation>Carried sheets (*{suffix})</translation>
    </message>
    <message numerus="yes">
        <source>Đã gửi hộ %Ln phiếu…</source>
        <translation>
            <numerusform>%Ln sheet sent…</numerusform>
            <numerusform>%Ln sheets sent…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClerkDialog</name>
    <message>
        <source>Người dùng</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Sửa người dùng</source>
        <translation>Change a clerk</translation>
    </message>
    <message>
        <source>Thêm người dùng</source>
        <translation>Add a clerk</translation>
    </message>
    <message>
        <source>Họ tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Công việc</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>Mã PIN hiện tại</source>
        <translation>Present PIN</translation>
    </message>
    <message>
        <source>Mã PIN mới</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Nhập lại mã PIN</source>
        <translation>PIN again</translation>
    </message>
    <message>
        <source>Ví dụ: Nhân viên khai báo</source>
        <translation>For example: declarant</translation>
    </message>
    <message>
        <source>Máy khác của cùng doanh nghiệp thấy công việc này bên phiếu đã gửi, không thấy tên</source>
        <translation>Other workstations of the same enterprise see this beside a sheet that was sent, and no name</translation>
    </message>
    <message>
        <source>Bỏ mã PIN</source>
        <translation>No PIN any more</translation>
    </message>
    <message>
        <source>Để trống thì giữ mã PIN cũ. Bỏ mã PIN thì ai dùng máy này cũng đọc được phiếu của người này.</source>
        <translation>Leave empty to keep the present PIN. Without a PIN, everybody who uses this workstation can read this person’s sheets.</translation>
    </message>
    <message>
        <source>Có thể để trống. Mã PIN khóa màn hình và giữ kín bản nháp, phiếu đã gửi của người này.</source>
        <translation>May be left empty. A PIN locks the screen and keeps this person’s drafts and sent sheets private.</translation>
    </message>
    <message>
        <source>Đang lưu…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>ClerkRow</name>
    <message>
        <source>có mã PIN</source>
        <translation>has a PIN</translation>
    </message>
    <message>
        <source>mã PIN cũ, chưa giữ kín phiếu: hãy đặt lại</source>
        <translation>an older PIN, which keeps no sheets private: set it again</translation>
    </message>
    <message>
        <source>chưa có mã PIN</source>
        <translation>no PIN yet</translation>
    </message>
    <message>
        <source>Sửa…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>ClerksSection</name>
    <message>
        <source>Nhiều người dùng chung máy</source>
        <translation>Several clerks at this workstation</translation>
    </message>
    <message>
        <source>Mỗi người một tên và số điện thoại, điền sẵn vào phiếu mới. Mã PIN khóa màn hình khi vắng người và giữ kín bản nháp, phiếu đã gửi của người đó: người khác dùng chung máy không đọc được.</source>
        <translation>A name and phone number for each person, filled into new ratings. A PIN locks the screen while nobody is there and keeps that person’s drafts and sent sheets private: others on this workstation cannot read them.</translation>
    </message>
    <message>
        <source>Thêm người dùng…</source>
        <translation>Add a clerk…</translation>
    </message>
    <message>
        <source>Khóa ngay</source>
        <translation>Lock now</translation>
    </message>
    <message>
        <source>Phím tắt: Ctrl+L</source>
        <translation>Shortcut: Ctrl+L</translation>
    </message>
    <message>
        <source>Tự khóa sau</source>
        <translation>Locks after</translation>
    </message>
    <message>
        <source>phút</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Khi khóa, phiếu đã gửi vẫn được chuyển đi. Quên mã PIN thì dùng mã khôi phục ở màn hình khóa. Người chưa đặt mã PIN mở khóa không cần mã.</source>
        <translation>While locked, sheets that were sent still go on their way. If a PIN is forgotten, use the recovery code on the locked screen. Whoever has no PIN unlocks without one.</translation>
    </message>
    <message>
        <source>Màn hình khóa được khi có người đặt mã PIN.</source>
        <translation>The screen can be locked once somebody has set a PIN.</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>Mã khôi phục</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>Hãy ghi lại mã này và cất ở nơi an toàn. Quên mã PIN thì chỉ mã này mở lại được những gì đã viết.</source>
        <translation>Write this code down and keep it in a safe place. If the PIN is forgotten, only this code opens what was written.</translation>
    </message>
    <message>
        <source>Mã chỉ hiện một lần. Không còn cả mã PIN lẫn mã này thì không ai đọc lại được bản nháp và phiếu đã gửi trên máy này; phiếu đang chờ vẫn được gửi.</source>
        <translation>The code is shown once only. Without both the PIN and this code, nobody can read the drafts and sent sheets on this workstation again; waiting sheets are still sent.</translation>
    </message>
    <message>
        <source>Tôi đã ghi lại mã này</source>
        <translation>I have written this code down</translation>
    </message>
    <message>
        <source>Sao chép</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Đăng ký với cơ quan hải quan</source>
        <translation>Enrolment with Customs</translation>
    </message>
    <message>
        <source>Tệp trả lời mang về từ</source>
        <translation>The file of answers comes from</translation>
    </message>
    <message>
        <source>Chưa nhận</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>Đã so, giống nhau</source>
        <translation>Compared, it is the same</translation>
    </message>
</context>
<context>
    <name>ConnectionRow</name>
    <message>
        <source>Tự đọc</source>
        <translation>Read by itself</translation>
    </message>
    <message>
        <source>Bỏ dấu thì phần mềm thôi hỏi máy chủ này; tờ khai đã đọc vẫn còn.</source>
        <translation>Untick it and this server is no longer asked; declarations read so far stay.</translation>
    </message>
    <message>
        <source>Dừng đọc</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Đọc ngay</source>
        <translation>Read now</translation>
    </message>
    <message>
        <source>Sửa…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Bỏ kết nối</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>ConnectionsSection</name>
    <message>
        <source>Danh sách trực tiếp từ ECUS</source>
        <translation>Live list from ECUS</translation>
    </message>
    <message>
        <source>Đọc thẳng danh sách tờ khai trong SQL Server của ECUS, không cần xuất tệp.</source>
        <translation>Reads the list of declarations straight from ECUS&apos;s SQL Server; nothing has to be exported.</translation>
    </message>
    <message>
        <source>Đọc lại sau mỗi</source>
        <translation>Read again every</translation>
    </message>
    <message>
        <source>phút</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Tờ khai thông quan được nhận ra chậm nhất sau chừng ấy phút. Mỗi lần chỉ đọc những gì có thể đã đổi.</source>
        <translation>A clearance is noticed after so many minutes at the latest. Each time only what may have changed is read.</translation>
    </message>
    <message>
        <source>Kết nối với ECUS…</source>
        <translation>Connect to ECUS…</translation>
    </message>
</context>
<context>
    <name>ContactFields</name>
    <message>
        <source>Liên hệ</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Họ tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Họ tên người liên hệ</source>
        <translation>Full name of the contact</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Điện thoại liên hệ</source>
        <translation>Phone of the contact</translation>
    </message>
    <message>
        <source>Mũi tên xuống: chọn người liên hệ đã dùng gần đây</source>
        <translation>Arrow down: choose a contact that was used before</translation>
    </message>
</context>
<context>
    <name>ContactPicker</name>
    <message>
        <source>Enter hoặc bấm để chọn; Delete hoặc dấu × để quên</source>
        <translation>Enter or a click chooses; Delete or the cross forgets</translation>
    </message>
</context>
<context>
    <name>DatabasesStep</name>
    <message>
        <source>Tài khoản này có nhiều quyền hơn mức cần. Nên dùng tài khoản chỉ đọc.</source>
        <translation>This login has more rights than are needed. A read-only one is better.</translation>
    </message>
    <message>
        <source>Cơ sở dữ liệu</source>
        <translation>Databases</translation>
    </message>
    <message>
        <source>Đọc tờ khai đăng ký trong</source>
        <translation>Read declarations registered in</translation>
    </message>
    <message>
        <source>kết nối được mã hóa</source>
        <translation>encrypted connection</translation>
    </message>
    <message>
        <source>kết nối không mã hóa</source>
        <translation>connection not encrypted</translation>
    </message>
    <message>
        <source>{name}  ·  bản ghi mới nhất số {number}</source>
        <translation>{name}  ·  newest record no. {number}</translation>
    </message>
    <message>
        <source>một năm qua</source>
        <translation>the last year</translation>
    </message>
    <message>
        <source>{days} ngày qua</source>
        <translation>the last {days} days</translation>
    </message>
</context>
<context>
    <name>DeclarationTable</name>
    <message>
        <source>Mở phiếu đánh giá</source>
        <translation>Open the rating sheet</translation>
    </message>
    <message>
        <source>Sao chép số tờ khai</source>
        <translation>Copy the declaration number</translation>
    </message>
    <message>
        <source>Bỏ qua…</source>
        <translation>Skip…</translation>
    </message>
</context>
<context>
    <name>DeclarationWords</name>
    <message>
        <source>Số tờ khai</source>
        <translation>Declaration</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Luồng</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Đăng ký</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Thông quan</source>
        <translation>Cleared</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>đăng ký {when}</source>
        <translation>registered {when}</translation>
    </message>
    <message>
        <source>Đánh giá ở máy khác</source>
        <translation>Rated elsewhere</translation>
    </message>
    <message>
        <source>Đã bỏ qua</source>
        <translation>Skipped</translation>
    </message>
</context>
<context>
    <name>DeclarationsPage</name>
    <message>
        <source>Tờ khai</source>
        <translation>Declarations</translation>
    </message>
    <message>
        <source>Tìm số tờ khai, đối tác, đơn vị…</source>
        <translation>Search by number, partner, office…</translation>
    </message>
    <message>
        <source>Gõ một phần số, tên, có dấu hay không dấu đều được (Ctrl+F)</source>
        <translation>Type any part of a number or name, with or without accents (Ctrl+F)</translation>
    </message>
    <message>
        <source>Danh sách tờ khai</source>
        <translation>List of declarations</translation>
    </message>
    <message>
        <source>Gặp vướng mắc khi làm thủ tục</source>
        <translation>A problem during clearance</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>Kiểm tra kết nối</source>
        <translation>Check the connection</translation>
    </message>
    <message>
        <source>Báo cáo cho bộ phận hỗ trợ</source>
        <translation>Report for support</translation>
    </message>
    <message>
        <source>Không có số tờ khai, mã số thuế, tên người hay lời góp ý nào. Xin đọc qua trước khi lưu và gửi đi.</source>
        <translation>It holds no declaration numbers, tax codes, names of people or comments. Please read it before you save it and pass it on.</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Kiểm tra lại</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Xem báo cáo</source>
        <translation>Show the report</translation>
    </message>
    <message>
        <source>Lưu thành tệp…</source>
        <translation>Save as a file…</translation>
    </message>
    <message>
        <source>Sao chép</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Trở lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đã lưu vào {file}.</source>
        <translation>Saved as {file}.</translation>
    </message>
    <message>
        <source>Lưu báo cáo</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>Không ghi được tệp ở đó. Xin chọn chỗ khác.</source>
        <translation>The file cannot be written there. Please choose another place.</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Văn bản</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Tìm số hiệu, trích yếu…</source>
        <translation>Search by number or title…</translation>
    </message>
    <message>
        <source>Danh sách văn bản</source>
        <translation>List of documents</translation>
    </message>
    <message>
        <source>Không có văn bản nào khớp</source>
        <translation>No document matches</translation>
    </message>
    <message>
        <source>Thử gõ ít chữ hơn, hoặc chọn Tất cả.</source>
        <translation>Try fewer letters, or choose All.</translation>
    </message>
    <message>
        <source>Chưa có văn bản nào</source>
        <translation>No documents yet</translation>
    </message>
    <message>
        <source>Khi máy đã đăng ký và có mạng, văn bản do cơ quan hải quan công bố được tải về đây; sau đó đọc được cả khi mất mạng.</source>
        <translation>Once the workstation is enrolled and has a network, documents published by Customs are fetched; they can then be read without one.</translation>
    </message>
    <message>
        <source>Ngăn này đang trống</source>
        <translation>Nothing on this shelf</translation>
    </message>
    <message>
        <source>Có thể chọn Tất cả để xem mọi văn bản đã tải về.</source>
        <translation>Choose All to see every document that was fetched.</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Thả tệp vào đây để nhập danh sách tờ khai</source>
        <translation>Drop files here to import declarations</translation>
    </message>
</context>
<context>
    <name>EmptyList</name>
    <message>
        <source>Chưa có danh sách tờ khai</source>
        <translation>No declarations yet</translation>
    </message>
    <message>
        <source>Kết nối với ECUS, chọn thư mục xuất tệp, hoặc kéo thả tệp XML, Excel vào đây.</source>
        <translation>Connect to ECUS, choose the folder of exports, or drop XML and Excel files here.</translation>
    </message>
    <message>
        <source>Không có tờ khai nào khớp</source>
        <translation>No declaration matches</translation>
    </message>
    <message>
        <source>Thử gõ ít chữ hơn, hoặc bỏ bớt điều kiện lọc.</source>
        <translation>Try fewer letters, or remove a filter.</translation>
    </message>
    <message>
        <source>Đã đánh giá hết</source>
        <translation>Everything is rated</translation>
    </message>
    <message>
        <source>Tờ khai mới được phân luồng hoặc thông quan sẽ hiện ở đây.</source>
        <translation>Declarations appear here once they are channelled or cleared.</translation>
    </message>
    <message>
        <source>Chưa có phiếu nào được gửi</source>
        <translation>No sheet has been sent</translation>
    </message>
    <message>
        <source>Tờ khai đã đánh giá sẽ hiện ở đây, cùng trạng thái của phiếu.</source>
        <translation>Rated declarations appear here with the state of their sheet.</translation>
    </message>
    <message>
        <source>Chưa bỏ qua tờ khai nào</source>
        <translation>Nothing has been skipped</translation>
    </message>
    <message>
        <source>Tờ khai đã bỏ qua vẫn có thể đánh giá bất cứ lúc nào.</source>
        <translation>A skipped declaration can still be rated at any time.</translation>
    </message>
    <message>
        <source>Kết nối với ECUS…</source>
        <translation>Connect to ECUS…</translation>
    </message>
    <message>
        <source>Nhập tệp…</source>
        <translation>Import files…</translation>
    </message>
    <message>
        <source>Chọn thư mục…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <source>Bỏ tìm và lọc</source>
        <translation>Clear search and filters</translation>
    </message>
</context>
<context>
    <name>EnrolmentSection</name>
    <message>
        <source>Đăng ký với cơ quan hải quan</source>
        <translation>Enrolment with Customs</translation>
    </message>
    <message>
        <source>Đăng ký…</source>
        <translation>Enrol…</translation>
    </message>
    <message>
        <source>Thêm doanh nghiệp…</source>
        <translation>Add an enterprise…</translation>
    </message>
    <message>
        <source>Hủy đăng ký…</source>
        <translation>Leave the service…</translation>
    </message>
    <message>
        <source>Máy này đã thôi đăng ký với {service}. Phiếu chờ gửi đến đó được giữ lại cho lần đăng ký sau.</source>
        <translation>This workstation has left {service}. Sheets that wait for it are kept for the next enrolment.</translation>
    </message>
    <message>
        <source>Phiếu chuyển từ máy cũ đang chờ. Xin đăng ký máy này với {service} để gửi.</source>
        <translation>Sheets that were moved from an old workstation wait. Please enrol this one with {service} to send them.</translation>
    </message>
    <message>
        <source>Máy này chưa đăng ký. Có thể ghi nhận phiếu ngay; phiếu chỉ gửi được sau khi đăng ký.</source>
        <translation>This workstation is not enrolled. Sheets can be recorded now; they can be sent once it is enrolled.</translation>
    </message>
    <message>
        <source>Đã đăng ký với {service}. Máy này được gửi phiếu cho:</source>
        <translation>Enrolled with {service}. This workstation may send sheets for:</translation>
    </message>
    <message>
        <source>Địa chỉ dịch vụ: {address}</source>
        <translation>Address of the service: {address}</translation>
    </message>
    <message>
        <source>Vân tay khóa của dịch vụ: {key}</source>
        <translation>Fingerprint of the service&apos;s key: {key}</translation>
    </message>
    <message>
        <source>Vân tay khóa lúc đăng ký: {key}</source>
        <translation>Fingerprint at enrolment: {key}</translation>
    </message>
</context>
<context>
    <name>EnrolmentWizard</name>
    <message>
        <source>Đăng ký với cơ quan hải quan</source>
        <translation>Enrolment with Customs</translation>
    </message>
    <message>
        <source>Thư mời của cơ quan hải quan</source>
        <translation>The invitation from Customs</translation>
    </message>
    <message>
        <source>Nơi máy này sẽ gửi phiếu đến</source>
        <translation>Where this workstation will send its sheets</translation>
    </message>
    <message>
        <source>Đăng ký xong</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>Cần thư mời cấp cho: {names}</source>
        <translation>An invitation is needed for: {names}</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Đăng ký</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Máy này không có mạng…</source>
        <translation>No network here…</translation>
    </message>
    <message>
        <source>Lưu yêu cầu đăng ký ra tệp để gửi hộ từ một máy có mạng</source>
        <translation>Saves the request to a file, to be sent from a workstation that has a network</translation>
    </message>
    <message>
        <source>Đang hỏi {address}…</source>
        <translation>Asking {address}…</translation>
    </message>
    <message>
        <source>Đang đăng ký: mã {number}/{count}…</source>
        <translation>Enrolling: code {number} of {count}…</translation>
    </message>
    <message>
        <source>Mã thứ {number} chưa dùng được: {code}</source>
        <translation>Code {number} did not work: {code}</translation>
    </message>
    <message>
        <source>Đã lưu yêu cầu đăng ký vào {file}. Xin gửi hộ tệp này từ một máy có mạng và có Hài Lòng, rồi mang tệp trả lời về: Cài đặt, Nhận tệp biên nhận. Trong tệp có mã đăng ký, xin giữ như giữ thư mời.</source>
        <translation>The request was saved to {file}. Please send the file from a workstation that has a network and Hài Lòng, then bring the answer back: Settings, Take in a file of receipts. The file holds the code: please keep it as you keep the invitation.</translation>
    </message>
    <message>
        <source>Đã dừng. Mã nào chưa dùng thì vẫn còn dùng được.</source>
        <translation>Stopped. Codes that were not used can still be used.</translation>
    </message>
    <message>
        <source>Máy này được gửi phiếu đến {service} cho:</source>
        <translation>This workstation may send sheets to {service} for:</translation>
    </message>
    <message>
        <source>Mã đăng ký không mở cho {codes}. Xin hỏi lại nơi cấp mã.</source>
        <translation>The code does not open {codes}. Please ask whoever issued it.</translation>
    </message>
</context>
<context>
    <name>EnterprisePicker</name>
    <message>
        <source>chưa đăng ký</source>
        <translation>not enrolled</translation>
    </message>
    <message>
        <source>{count} chờ đánh giá</source>
        <translation>{count} to rate</translation>
    </message>
</context>
<context>
    <name>FaultBox</name>
    <message>
        <source>Chi tiết: {details}</source>
        <translation>Details: {details}</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>7 ngày qua</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>30 ngày qua</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>90 ngày qua</source>
        <translation>Last 90 days</translation>
    </message>
    <message>
        <source>Mọi doanh nghiệp</source>
        <translation>All enterprises</translation>
    </message>
    <message>
        <source>Gõ một phần tên hoặc mã số thuế (Ctrl+D)</source>
        <translation>Type any part of a name or tax code (Ctrl+D)</translation>
    </message>
    <message>
        <source>Mọi đơn vị</source>
        <translation>All offices</translation>
    </message>
    <message>
        <source>Mọi luồng</source>
        <translation>All channels</translation>
    </message>
    <message>
        <source>Mọi ngày</source>
        <translation>Any day</translation>
    </message>
    <message>
        <source>Lọc theo doanh nghiệp</source>
        <translation>Filter by enterprise</translation>
    </message>
    <message>
        <source>Lọc theo đơn vị hải quan</source>
        <translation>Filter by customs office</translation>
    </message>
    <message>
        <source>Lọc theo luồng</source>
        <translation>Filter by channel</translation>
    </message>
    <message>
        <source>Lọc theo ngày đăng ký</source>
        <translation>Filter by day of registration</translation>
    </message>
    <message>
        <source>Bỏ lọc</source>
        <translation>Clear filters</translation>
    </message>
</context>
<context>
    <name>GivingUp</name>
    <message>
        <source>Bỏ phiếu này và giữ phiếu của máy kia? Phiếu sẽ không gửi đi nữa; nội dung vẫn đọc được ở đây.</source>
        <translation>Give up this sheet and let that of the other workstation stand? It will not be sent any more; what it says can still be read here.</translation>
    </message>
    <message>
        <source>Không bỏ</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>Bỏ phiếu</source>
        <translation>Give up</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Trợ giúp: phím tắt</source>
        <translation>Help: keyboard shortcuts</translation>
    </message>
    <message>
        <source>Kiểm tra kết nối…</source>
        <translation>Check the connection…</translation>
    </message>
    <message>
        <source>Xem điều gì cản giữa máy này và dịch vụ của hải quan</source>
        <translation>See what stands between this workstation and the customs service</translation>
    </message>
    <message>
        <source>Danh sách phím tắt</source>
        <translation>List of shortcuts</translation>
    </message>
    <message>
        <source>Mọi nơi</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Danh sách tờ khai</source>
        <translation>List of declarations</translation>
    </message>
    <message>
        <source>Phiếu đánh giá</source>
        <translation>Rating sheet</translation>
    </message>
    <message>
        <source>Đánh giá hàng loạt</source>
        <translation>Rating in bulk</translation>
    </message>
    <message>
        <source>Tờ khai, Đã gửi, Văn bản, Cài đặt</source>
        <translation>Declarations, Sent, Documents, Settings</translation>
    </message>
    <message>
        <source>Tìm trong trang đang mở</source>
        <translation>Search in the open page</translation>
    </message>
    <message>
        <source>Nhập tệp tờ khai</source>
        <translation>Import declaration files</translation>
    </message>
    <message>
        <source>Đánh giá tờ khai đang được hỏi ở góc màn hình, hoặc tờ khai đầu danh sách</source>
        <translation>Rate the declaration that the card in the corner asks about, or the first of the list</translation>
    </message>
    <message>
        <source>Gặp vướng mắc khi làm thủ tục</source>
        <translation>A problem during clearance</translation>
    </message>
    <message>
        <source>Thoát hẳn</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Kết nối với dịch vụ ngay</source>
        <translation>Contact the service now</translation>
    </message>
    <message>
        <source>Trang phím tắt này; Esc để trở lại</source>
        <translation>This page; Esc goes back</translation>
    </message>
    <message>
        <source>Sang mục sau, về mục trước</source>
        <translation>Next item, previous item</translation>
    </message>
    <message>
        <source>Chọn tờ khai</source>
        <translation>Choose a declaration</translation>
    </message>
    <message>
        <source>Vào phiếu của tờ khai đang chọn</source>
        <translation>Go to the sheet of the chosen declaration</translation>
    </message>
    <message>
        <source>Chọn doanh nghiệp; gõ một phần tên hoặc mã số thuế</source>
        <translation>Choose an enterprise; type any part of its name or tax code</translation>
    </message>
    <message>
        <source>Sao chép số tờ khai</source>
        <translation>Copy the declaration number</translation>
    </message>
    <message>
        <source>Chọn nhiều tờ khai liền nhau; Ctrl+bấm chuột chọn thêm từng tờ khai</source>
        <translation>Select several declarations in a row; Ctrl+click adds single ones</translation>
    </message>
    <message>
        <source>Chọn mọi tờ khai của bộ lọc, nhiều nhất {most}</source>
        <translation>Select everything that the filter shows, at most {most}</translation>
    </message>
    <message>
        <source>Vào phiếu chung; sau khi ghi nhận: gửi cả đợt</source>
        <translation>Go to the sheet for all; once recorded: send all</translation>
    </message>
    <message>
        <source>Khi xem lại: mức riêng cho dòng đang chọn; 0 trở lại mức chung</source>
        <translation>In the review: a level of its own for the chosen row; 0 goes back to the common one</translation>
    </message>
    <message>
        <source>Khi xem lại: vào lý do, lời nói rõ của dòng có mức riêng; trở lại các dòng</source>
        <translation>In the review: to reasons and own words of a row with a level of its own; back to the rows</translation>
    </message>
    <message>
        <source>Khi xem lại: bỏ dòng đang chọn ra, hoặc lấy lại</source>
        <translation>In the review: leave the chosen row out, or take it in again</translation>
    </message>
    <message>
        <source>Hoàn tác cả đợt trong vòng 10 phút</source>
        <translation>Undo all of it within 10 minutes</translation>
    </message>
    <message>
        <source>Trở lại; trong danh sách: chỉ còn chọn một tờ khai</source>
        <translation>Go back; in the list: one declaration stays selected</translation>
    </message>
    <message>
        <source>Chọn mức độ hài lòng cho dòng đang chọn</source>
        <translation>Rate the focused line</translation>
    </message>
    <message>
        <source>Giảm, tăng một mức</source>
        <translation>One level down, one level up</translation>
    </message>
    <message>
        <source>Phím cách</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Chọn hoặc bỏ một lý do</source>
        <translation>Tick or untick a reason</translation>
    </message>
    <message>
        <source>Ở họ tên, điện thoại: chọn người liên hệ đã dùng; Delete để quên</source>
        <translation>In name or phone: choose a contact that was used before; Delete forgets it</translation>
    </message>
    <message>
        <source>Đánh giá cả lô hàng được tách thành nhiều tờ khai</source>
        <translation>Rate the whole of a lot that was split into several declarations</translation>
    </message>
    <message>
        <source>Ghi nhận phiếu</source>
        <translation>Record the sheet</translation>
    </message>
    <message>
        <source>Gửi phiếu đã ghi nhận</source>
        <translation>Send the recorded sheet</translation>
    </message>
    <message>
        <source>Trở lại</source>
        <translation>Go back</translation>
    </message>
</context>
<context>
    <name>ImportBar</name>
    <message>
        <source>Nhập tệp tờ khai</source>
        <translation>Import declaration files</translation>
    </message>
    <message>
        <source>Tiến độ nhập</source>
        <translation>Import progress</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Chi tiết</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Lưu báo cáo…</source>
        <translation>Save report…</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đang chuẩn bị nhập…</source>
        <translation>Preparing the import…</translation>
    </message>
    <message>
        <source>Đang nhập {file}</source>
        <translation>Importing {file}</translation>
    </message>
    <message>
        <source>tệp {number}/{count}</source>
        <translation>file {number}/{count}</translation>
    </message>
    <message>
        <source>Đang dừng…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>Lưu báo cáo</source>
        <translation>Save report</translation>
    </message>
    <message>
        <source>Bảng tính CSV (*.csv)</source>
        <translation>CSV spreadsheet (*.csv)</translation>
    </message>
    <message>
        <source>bao-cao-nhap-to-khai</source>
        <translation>declaration-import-report</translation>
    </message>
</context>
<context>
    <name>InvitationStep</name>
    <message>
        <source>Dán cả thư mời của cơ quan hải quan, hoặc điền từng mục bên dưới.</source>
        <translation>Paste the whole invitation from Customs, or fill in the fields below.</translation>
    </message>
    <message>
        <source>Dán thư mời hoặc liên kết hailong:enrol?… vào đây</source>
        <translation>Paste the invitation or the link hailong:enrol?… here</translation>
    </message>
    <message>
        <source>Thư mời</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Địa chỉ dịch vụ</source>
        <translation>Service address</translation>
    </message>
    <message>
        <source>Mã số thuế</source>
        <translation>Tax code</translation>
    </message>
    <message>
        <source>Không bắt buộc; nhiều mã thì cách nhau bằng dấu phẩy</source>
        <translation>Optional; several are parted by commas</translation>
    </message>
    <message>
        <source>Điền để sau khi đăng ký biết mã có đúng doanh nghiệp này không.</source>
        <translation>If filled in, you will be told after enrolling whether the code opened the right enterprise.</translation>
    </message>
    <message>
        <source>Mã đăng ký</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>Mã dùng một lần; nhiều mã thì cách nhau bằng dấu phẩy</source>
        <translation>One-time code; several are parted by commas</translation>
    </message>
    <message numerus="yes">
        <source>Đã đọc thư mời: %n mã đăng ký.</source>
        <translation>
            <numerusform>Invitation read: %n enrolment code.</numerusform>
            <numerusform>Invitation read: %n enrolment codes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Hủy đăng ký</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Hủy đăng ký trên máy này</source>
        <translation>Leave the service on this workstation</translation>
    </message>
    <message>
        <source>Cho doanh nghiệp</source>
        <translation>For which enterprise</translation>
    </message>
    <message>
        <source>Tất cả doanh nghiệp, rời khỏi dịch vụ này</source>
        <translation>All enterprises: leave this service</translation>
    </message>
    <message>
        <source>Giữ lại</source>
        <translation>Keep</translation>
    </message>
    <message numerus="yes">
        <source>Còn %Ln phiếu chờ gửi.</source>
        <translation>
            <numerusform>%Ln sheet still waits.</numerusform>
            <numerusform>%Ln sheets still wait.</numerusform>
        </translation>
    </message>
    <message>
        <source>Không còn phiếu nào chờ gửi.</source>
        <translation>No sheet waits.</translation>
    </message>
    <message>
        <source>Tờ khai và phiếu đã gửi vẫn đọc được trên máy này. Cơ quan hải quan không được báo: muốn xóa máy này khỏi danh sách của họ, xin liên hệ nơi cấp mã.</source>
        <translation>Declarations and sent sheets stay readable on this workstation. Customs is not told: to have this workstation removed from their list, please contact whoever issued the code.</translation>
    </message>
    <message>
        <source>Phiếu chờ gửi vẫn được giữ và đọc được trên máy này, và được gửi đi sau khi đăng ký lại với cùng dịch vụ. Khóa riêng của máy cũng được giữ cho đến lúc đó.</source>
        <translation>What waits is kept and stays readable on this workstation, and is sent after enrolling again with the same service. The private key is kept until then.</translation>
    </message>
    <message>
        <source>Khóa riêng của máy này được xóa. Muốn gửi phiếu lại thì cần một mã đăng ký mới.</source>
        <translation>The private key of this workstation is removed. To send sheets again, a new enrolment code is needed.</translation>
    </message>
    <message>
        <source>Phiếu chờ gửi của doanh nghiệp này vẫn được gửi khi có mạng, vì đã niêm phong lúc bấm Gửi. Phiếu mới thì không gửi được nữa.</source>
        <translation>What waits for this enterprise is still sent when there is a network, since it was sealed at Send. New sheets can no longer be sent.</translation>
    </message>
    <message>
        <source>Máy này không gửi được phiếu mới cho doanh nghiệp này nữa.</source>
        <translation>This workstation can no longer send new sheets for this enterprise.</translation>
    </message>
</context>
<context>
    <name>LiveSources</name>
    <message>
        <source>Bỏ kết nối</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Thôi đọc danh sách từ {address}?</source>
        <translation>Stop reading the list from {address}?</translation>
    </message>
    <message>
        <source>Tờ khai đã đọc vẫn còn. Mật khẩu được xóa khỏi kho khóa.</source>
        <translation>Declarations that were read stay. The password is removed from the keyring.</translation>
    </message>
    <message>
        <source>Giữ lại</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Không mở được thư mục xuất tệp.</source>
        <translation>The folder of exports cannot be opened.</translation>
    </message>
    <message>
        <source>Tờ khai đã nhập vẫn còn; thư mục sẽ được đọc tiếp khi mở lại được.</source>
        <translation>Imported declarations stay; the folder is read again as soon as it can be opened.</translation>
    </message>
    <message>
        <source>Xin kiểm tra ổ đĩa hoặc mạng nội bộ, hoặc chọn thư mục khác trong trang Cài đặt.</source>
        <translation>Please check the drive or the local network, or choose another folder in Settings.</translation>
    </message>
</context>
<context>
    <name>LiveWizard</name>
    <message>
        <source>Kết nối với ECUS</source>
        <translation>Connect to ECUS</translation>
    </message>
    <message>
        <source>Máy chủ của ECUS</source>
        <translation>The server of ECUS</translation>
    </message>
    <message>
        <source>Đăng nhập</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Cơ sở dữ liệu</source>
        <translation>Databases</translation>
    </message>
    <message>
        <source>Đọc lần đầu</source>
        <translation>First reading</translation>
    </message>
    <message>
        <source>Dừng đọc</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Có thể đóng cửa sổ này và làm việc ngay: tờ khai hiện dần trong danh sách, mới nhất trước.</source>
        <translation>You can close this window and start working: declarations appear in the list as they come, the newest first.</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Đang lưu…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Bắt đầu đọc</source>
        <translation>Start reading</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Chép lệnh tạo tài khoản chỉ đọc</source>
        <translation>Copy the script that makes a read-only login</translation>
    </message>
    <message>
        <source>Lưu lệnh tạo tài khoản</source>
        <translation>Save the script for the login</translation>
    </message>
    <message>
        <source>Lệnh SQL (*.sql)</source>
        <translation>SQL script (*.sql)</translation>
    </message>
    <message>
        <source>Đã chép lệnh.</source>
        <translation>The script is on the clipboard.</translation>
    </message>
    <message>
        <source>Đã lưu vào {name}.</source>
        <translation>Saved to {name}.</translation>
    </message>
    <message>
        <source>Không ghi được tệp lệnh.</source>
        <translation>The script could not be saved.</translation>
    </message>
    <message>
        <source>Xin chọn thư mục khác, hoặc chép lệnh.</source>
        <translation>Please choose another folder, or copy the script.</translation>
    </message>
</context>
<context>
    <name>LockWindow</name>
    <message>
        <source>Đang khóa</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>Phiếu đã gửi vẫn tiếp tục được chuyển đi. Những gì đang viết dở đã được giữ.</source>
        <translation>Sent sheets go on their way. What was being written is kept.</translation>
    </message>
    <message>
        <source>Người dùng</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Mở khóa</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Quên mã PIN?</source>
        <translation>Forgotten the PIN?</translation>
    </message>
    <message>
        <source>Người này chưa đặt mã PIN</source>
        <translation>This person has set no PIN</translation>
    </message>
</context>
<context>
    <name>Locking</name>
    <message>
        <source>Bỏ {name} khỏi danh sách người dùng? Phiếu và bản nháp vẫn còn.</source>
        <translation>Remove {name} from the clerks? Sheets and drafts stay.</translation>
    </message>
    <message>
        <source>Sau đó ai dùng máy này cũng đọc được những gì mã PIN đang giữ.</source>
        <translation>Afterwards everybody who uses this workstation can read what the PIN keeps now.</translation>
    </message>
    <message>
        <source>Bỏ người dùng</source>
        <translation>Remove a clerk</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Giữ lại</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Mã PIN của người này:</source>
        <translation>This clerk&apos;s PIN:</translation>
    </message>
</context>
<context>
    <name>LoginStep</name>
    <message>
        <source>Đăng nhập bằng tài khoản Windows đang dùng</source>
        <translation>Sign in as this Windows user</translation>
    </message>
    <message>
        <source>Đăng nhập bằng tài khoản SQL</source>
        <translation>Sign in with an SQL login</translation>
    </message>
    <message>
        <source>Tên đăng nhập</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Chỉ giữ trong kho khóa của hệ thống</source>
        <translation>Kept in the system&apos;s keyring only</translation>
    </message>
    <message>
        <source>Tài khoản sa có toàn quyền trên máy chủ. Nên dùng tài khoản chỉ đọc: bấm nút dưới đây để lấy lệnh tạo.</source>
        <translation>The sa login may do anything on the server. A read-only login is better: press the button below for a script that makes one.</translation>
    </message>
    <message>
        <source>Tôi hiểu và vẫn dùng tài khoản này</source>
        <translation>I understand and use it all the same</translation>
    </message>
    <message>
        <source>Chép lệnh tạo tài khoản chỉ đọc</source>
        <translation>Copy a script that makes a read-only login</translation>
    </message>
    <message>
        <source>Người quản trị SQL Server chạy lệnh này một lần trên máy chủ</source>
        <translation>The administrator of SQL Server runs it once on the server</translation>
    </message>
    <message>
        <source>Lưu lệnh thành tệp…</source>
        <translation>Save the script…</translation>
    </message>
    <message>
        <source>Tệp .sql có mật khẩu mới: đưa người quản trị rồi xóa đi</source>
        <translation>The .sql file holds the new password: give it to the administrator, then delete it</translation>
    </message>
    <message>
        <source>Sau khi người quản trị chạy lệnh trên máy chủ, bấm Tiếp tục; mật khẩu mới đã được điền sẵn.</source>
        <translation>Once the administrator has run it on the server, click Continue; the new password is filled in already.</translation>
    </message>
    <message>
        <source>Bảo mật kết nối</source>
        <translation>Protection of the connection</translation>
    </message>
    <message>
        <source>Kiểm tra chứng chỉ theo máy này</source>
        <translation>Check the certificate by this workstation&apos;s authorities</translation>
    </message>
    <message>
        <source>Kiểm tra chứng chỉ theo một tệp</source>
        <translation>Check the certificate by a file</translation>
    </message>
    <message>
        <source>Máy chủ này không có chứng chỉ</source>
        <translation>This server has no certificate</translation>
    </message>
    <message>
        <source>Tệp chứng chỉ</source>
        <translation>Certificate file</translation>
    </message>
    <message>
        <source>Tệp .pem hoặc .crt</source>
        <translation>A .pem or .crt file</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Không biết chắc máy nào trả lời, và mật khẩu có thể đi qua mạng không mã hóa. Chỉ dùng trong mạng nội bộ.</source>
        <translation>It is not certain who answers, and the password may cross the network in clear. For a local network only.</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Cửa sổ</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Ngôn ngữ</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Nền</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Theo hệ thống</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Tối</source>
        <translation>Dark</translation>
    </message>
</context>
<context>
    <name>LotLine</name>
    <message numerus="yes">
        <source>Đánh giá cả lô (%Ln tờ khai)</source>
        <translation>
            <numerusform>Rate the whole lot (%Ln declaration)</numerusform>
            <numerusform>Rate the whole lot (%Ln declarations)</numerusform>
        </translation>
    </message>
    <message>
        <source>Một phiếu chung cho các tờ khai cùng lô chưa đánh giá (Ctrl+L)</source>
        <translation>One sheet for all declarations of the lot that are not yet rated (Ctrl+L)</translation>
    </message>
    <message>
        <source>Nhánh {branch}/{branches} của lô hàng</source>
        <translation>Branch {branch}/{branches} of a lot</translation>
    </message>
    <message>
        <source>Thuộc lô hàng tách nhiều tờ khai</source>
        <translation>One of a split lot</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tờ khai và danh sách (*.xml *.xls *.xlsx *.csv)</source>
        <translation>Declarations and lists (*.xml *.xls *.xlsx *.csv)</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Chọn thư mục xuất tệp</source>
        <translation>Choose the export folder</translation>
    </message>
    <message>
        <source>Nhập tệp tờ khai</source>
        <translation>Import declaration files</translation>
    </message>
    <message>
        <source>Hài Lòng – Đánh giá sự phục vụ của hải quan</source>
        <translation>Hài Lòng – Rate customs service</translation>
    </message>
    <message>
        <source>Không lưu được báo cáo.</source>
        <translation>The report could not be saved.</translation>
    </message>
    <message>
        <source>Xin chọn một thư mục khác, hoặc kiểm tra quyền ghi và dung lượng.</source>
        <translation>Please choose another folder, or check permissions and free space.</translation>
    </message>
</context>
<context>
    <name>MovingPart</name>
    <message>
        <source>Chuyển sang máy khác</source>
        <translation>Moving to another workstation</translation>
    </message>
    <message>
        <source>Chép phiếu chờ gửi, phiếu đã gửi, phiếu nháp và thiết lập sang máy mới, trong một tệp có mật khẩu. Đăng ký không đi theo: máy mới cần mã đăng ký của mình, rồi gửi tiếp các phiếu chờ.</source>
        <translation>Copies waiting sheets, sent sheets, drafts and settings to a new workstation, in a file with a passphrase. The enrolment stays behind: the new one needs a code of its own, then sends what waits.</translation>
    </message>
    <message>
        <source>Chép sang máy mới…</source>
        <translation>Copy to a new workstation…</translation>
    </message>
    <message>
        <source>Nhận từ máy cũ…</source>
        <translation>Take in from an old one…</translation>
    </message>
    <message>
        <source>Chép sang máy mới</source>
        <translation>Copy to a new workstation</translation>
    </message>
    <message>
        <source>Nhận từ máy cũ</source>
        <translation>Take in from an old workstation</translation>
    </message>
    <message>
        <source>Tệp chuyển máy (*{suffix})</source>
        <translation>Moving files (*{suffix})</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Các trang</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Tờ khai</source>
        <translation>Declarations</translation>
    </message>
    <message>
        <source>{count} tờ khai chờ đánh giá</source>
        <translation>{count} declarations to rate</translation>
    </message>
    <message>
        <source>Đã gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>{count} phiếu chờ gửi hoặc cần sửa lại</source>
        <translation>{count} sheets waiting or to be corrected</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>{count} văn bản mới có hiệu lực</source>
        <translation>{count} documents newly in force</translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Trợ giúp</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>NetworkSection</name>
    <message>
        <source>Mạng</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Máy chủ proxy</source>
        <translation>Proxy server</translation>
    </message>
    <message>
        <source>Địa chỉ proxy</source>
        <translation>Proxy address</translation>
    </message>
    <message>
        <source>Tên đăng nhập</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Địa chỉ tệp PAC</source>
        <translation>PAC address</translation>
    </message>
    <message>
        <source>Để trống nếu proxy không đòi đăng nhập</source>
        <translation>Leave empty if the proxy wants no sign-in</translation>
    </message>
    <message>
        <source>Chỉ giữ trong kho khóa của hệ thống</source>
        <translation>Kept in the system&apos;s keyring alone</translation>
    </message>
    <message>
        <source>Kiểm tra kết nối…</source>
        <translation>Check the connection…</translation>
    </message>
    <message>
        <source>Theo hệ thống</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Không dùng proxy</source>
        <translation>No proxy</translation>
    </message>
    <message>
        <source>Tự điền</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>Theo tệp cấu hình (PAC)</source>
        <translation>Proxy script (PAC)</translation>
    </message>
    <message>
        <source>Địa chỉ gồm tên máy và cổng, ví dụ proxy.congty.vn:8080.</source>
        <translation>An address is a host and a port, for example proxy.congty.vn:8080.</translation>
    </message>
    <message>
        <source>Địa chỉ bắt đầu bằng http://, https:// hoặc file://.</source>
        <translation>The address begins with http://, https:// or file://.</translation>
    </message>
    <message>
        <source>Xin điền địa chỉ và tên đăng nhập trước.</source>
        <translation>Please fill in address and user name first.</translation>
    </message>
    <message>
        <source>Đã giữ mật khẩu trong kho khóa của hệ thống.</source>
        <translation>The password is kept in the system&apos;s keyring.</translation>
    </message>
    <message>
        <source>Kho khóa của hệ thống không giữ được mật khẩu, nên mật khẩu không được lưu.</source>
        <translation>The system&apos;s keyring cannot keep the password, so it was not saved.</translation>
    </message>
    <message>
        <source>Dùng proxy mà máy này đang đặt, kể cả tệp cấu hình tự động của Windows.</source>
        <translation>Uses the proxy that this workstation is set to, also the automatic script of Windows.</translation>
    </message>
    <message>
        <source>Luôn đi thẳng tới dịch vụ.</source>
        <translation>Always straight to the service.</translation>
    </message>
    <message>
        <source>Tên và mật khẩu chỉ dùng cho máy chủ proxy này; tài khoản của miền Windows ghi MIỀN\tên hoặc tên@miền. Trên Windows, để trống tên thì dùng tài khoản đang đăng nhập.</source>
        <translation>Name and password are for this proxy server alone; an account of a Windows domain is written DOMAIN\name or name@domain. On Windows, leave the name empty to use the account that is signed in.</translation>
    </message>
    <message>
        <source>Tệp được tải lại khi mạng thay đổi hoặc kết nối bị lỗi. Không đăng nhập vào proxy do tệp chỉ định.</source>
        <translation>The script is fetched again when the network changes or a connection fails. Nobody is signed in to a proxy that the script names.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Chọn</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Nhập mã đăng ký…</source>
        <translation>Enter enrolment code…</translation>
    </message>
    <message>
        <source>Doanh nghiệp đứng tên tờ khai</source>
        <translation>Enterprise of the declaration</translation>
    </message>
    <message>
        <source>Viết bản sau</source>
        <translation>Write a later version</translation>
    </message>
    <message>
        <source>Viết một phiếu nữa cho tờ khai này, đứng sau phiếu của máy kia</source>
        <translation>Write one more sheet about this declaration, after that of the other workstation</translation>
    </message>
    <message>
        <source>Nội dung phiếu chỉ đọc được trên máy đã gửi.</source>
        <translation>What it says can be read only on the workstation that sent it.</translation>
    </message>
    <message>
        <source>Cần nói thêm thì viết bản sau: cơ quan hải quan giữ cả hai và xét theo bản sau cùng.</source>
        <translation>If there is more to say, write a later version: Customs keeps both and goes by the last one.</translation>
    </message>
    <message>
        <source>Phiếu đang viết ở đây sẽ được gửi thành bản {version}, đứng sau phiếu đó.</source>
        <translation>The sheet that is being written here will be sent as version {version}, after that one.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Chi tiết</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Sao chép</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Chi tiết kỹ thuật</source>
        <translation>Technical details</translation>
    </message>
    <message>
        <source>Đóng thông báo</source>
        <translation>Close this notice</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Mật khẩu của tệp</source>
        <translation>Passphrase of the file</translation>
    </message>
    <message>
        <source>Đặt mật khẩu cho tệp</source>
        <translation>A passphrase for the file</translation>
    </message>
    <message>
        <source>Trong tệp có phiếu đã gửi, phiếu nháp và phiếu chờ gửi đọc được. Ai có tệp và mật khẩu thì đọc được tất cả; quên mật khẩu thì không ai mở được. Một câu ngắn dễ nhớ là tốt nhất.</source>
        <translation>The file holds sent sheets, drafts and waiting sheets that can be read. Whoever has the file and the passphrase reads them all; if it is forgotten, nobody can open it. A short sentence is best.</translation>
    </message>
    <message>
        <source>Mật khẩu đã đặt trên máy cũ khi chép tệp.</source>
        <translation>The passphrase that was set on the old workstation.</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Nhập lại mật khẩu</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Chép ra tệp</source>
        <translation>Copy to the file</translation>
    </message>
    <message>
        <source>Nhận vào máy này</source>
        <translation>Take in</translation>
    </message>
    <message>
        <source>Mật khẩu cần ít nhất {count} ký tự.</source>
        <translation>The passphrase needs at least {count} characters.</translation>
    </message>
    <message>
        <source>Hai lần nhập chưa giống nhau.</source>
        <translation>The two are not the same yet.</translation>
    </message>
</context>
<context>
    <name>ProblemDialog</name>
    <message>
        <source>Vướng mắc khi làm thủ tục</source>
        <translation>Problem during clearance</translation>
    </message>
    <message>
        <source>Gặp vướng mắc khi làm thủ tục</source>
        <translation>A problem during clearance</translation>
    </message>
    <message>
        <source>Không cần chờ thông quan: có thể đánh giá ngay việc đang làm, từ khi tờ khai được phân luồng. Sau khi thông quan vẫn đánh giá thêm được.</source>
        <translation>There is no need to wait for clearance: what is going on can be rated at once, as soon as the declaration has a channel. It can be rated again after clearance.</translation>
    </message>
    <message>
        <source>Số tờ khai</source>
        <translation>Declaration</translation>
    </message>
    <message>
        <source>Mở phiếu</source>
        <translation>Open the sheet</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Xin nhập số tờ khai.</source>
        <translation>Please enter the declaration number.</translation>
    </message>
    <message>
        <source>Số tờ khai gồm 12 chữ số.</source>
        <translation>A declaration number has 12 digits.</translation>
    </message>
    <message>
        <source>Không có tờ khai này trong danh sách. Xin nhập tệp có tờ khai rồi thử lại.</source>
        <translation>This declaration is not in the list. Please import a file that holds it, then try again.</translation>
    </message>
    <message>
        <source>Tờ khai chưa được phân luồng nên chưa đánh giá được.</source>
        <translation>The declaration is not channelled yet and cannot be rated.</translation>
    </message>
    <message>
        <source>Tờ khai đã xong thủ tục: phiếu mở ra là phiếu sau thông quan.</source>
        <translation>This declaration has been cleared: its sheet is that of after clearance.</translation>
    </message>
    <message>
        <source>Nhiều doanh nghiệp cùng có số này. Xin chọn doanh nghiệp:</source>
        <translation>Several enterprises have this number. Please choose one:</translation>
    </message>
</context>
<context>
    <name>PromptCard</name>
    <message>
        <source>Xem danh sách</source>
        <translation>Show the list</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Tờ khai vẫn nằm trong danh sách chờ đánh giá</source>
        <translation>The declaration stays in the list to rate</translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Vẫn bỏ qua</source>
        <translation>Skip anyway</translation>
    </message>
    <message>
        <source>Bỏ qua thì tờ khai vẫn nằm trong danh sách chờ đánh giá, và hôm nay sẽ không hỏi lại. Ý kiến của Quý doanh nghiệp giúp cơ quan hải quan phục vụ tốt hơn.</source>
        <translation>A skipped declaration stays in the list to rate, and is not asked about again today. Your opinion helps Customs to serve better.</translation>
    </message>
</context>
<context>
    <name>PromptingSection</name>
    <message>
        <source>Khi nào hỏi</source>
        <translation>When to ask</translation>
    </message>
    <message>
        <source>Hỏi khi tờ khai vừa thông quan, giải phóng hàng, đưa hàng về bảo quản</source>
        <translation>Ask when a declaration is cleared, released or taken into storage</translation>
    </message>
    <message>
        <source>Nhắc mỗi ngày một lần</source>
        <translation>Remind once a day</translation>
    </message>
    <message>
        <source>Không hiện số tờ khai trên thẻ</source>
        <translation>No declaration number on the card</translation>
    </message>
    <message>
        <source>Hôm nay không hỏi nữa</source>
        <translation>Do not ask any more today</translation>
    </message>
    <message>
        <source>Cách nhau ít nhất</source>
        <translation>At least apart</translation>
    </message>
    <message>
        <source>Thẻ tự ẩn sau</source>
        <translation>The card hides after</translation>
    </message>
    <message>
        <source>Giờ làm việc</source>
        <translation>Working hours</translation>
    </message>
    <message>
        <source>Nghỉ trưa</source>
        <translation>Midday break</translation>
    </message>
    <message>
        <source>Giờ nhắc</source>
        <translation>Time of the reminder</translation>
    </message>
    <message>
        <source>đến</source>
        <translation>to</translation>
    </message>
    <message>
        <source>phút</source>
        <translation>min</translation>
    </message>
    <message>
        <source>giây</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Một thẻ nhỏ hiện ở góc màn hình, không chiếm bàn phím; bấm số sao để mở phiếu. Mỗi tờ khai chỉ hỏi một lần trong ngày; nhiều tờ khai cùng lúc thì gộp vào một thẻ.</source>
        <translation>A small card comes up in the corner of the screen and never takes the keyboard; a click on a star opens the sheet. Each declaration is asked about once a day at most; several at a time share one card.</translation>
    </message>
    <message>
        <source>Thẻ tự ẩn không tính là bỏ qua: tờ khai vẫn nằm trong danh sách.</source>
        <translation>A card that hides by itself is not a skip: the declaration stays in the list.</translation>
    </message>
    <message>
        <source>Ngoài giờ làm việc và giờ nghỉ trưa thì không hỏi. Hai giờ bằng nhau: không giới hạn.</source>
        <translation>Nothing is asked outside working hours and in the midday break. Two equal times mean no limit.</translation>
    </message>
    <message>
        <source>Cho biết còn bao nhiêu tờ khai trong 30 ngày qua chưa đánh giá; hết thì không nhắc.</source>
        <translation>Says how many declarations of the last 30 days are not yet rated; silent when there are none.</translation>
    </message>
    <message>
        <source>Dùng khi người khác nhìn thấy màn hình: thẻ chỉ ghi “Một tờ khai vừa thông quan”.</source>
        <translation>For screens that others can see: the card only says “A declaration has just been cleared”.</translation>
    </message>
    <message>
        <source>Đến hết ngày hôm nay; sáng mai hỏi lại như thường.</source>
        <translation>Until the end of today; tomorrow it asks as usual.</translation>
    </message>
    <message>
        <source>Khi có chương trình chiếm toàn màn hình (trình chiếu, phim) thì không hỏi.</source>
        <translation>Nothing is asked while a program fills the whole screen (a presentation, a film).</translation>
    </message>
    <message>
        <source>Môi trường màn hình này không cho biết chương trình khác có chiếm toàn màn hình hay không: khi trình chiếu, xin chọn “Hôm nay không hỏi nữa”.</source>
        <translation>This desktop does not tell whether another program fills the whole screen: for a presentation, please choose “Do not ask any more today”.</translation>
    </message>
    <message>
        <source>Giờ làm việc, từ</source>
        <translation>Working hours, from</translation>
    </message>
    <message>
        <source>Giờ làm việc, đến</source>
        <translation>Working hours, to</translation>
    </message>
    <message>
        <source>Nghỉ trưa, từ</source>
        <translation>Midday break, from</translation>
    </message>
    <message>
        <source>Nghỉ trưa, đến</source>
        <translation>Midday break, to</translation>
    </message>
</context>
<context>
    <name>RatingLine</name>
    <message>
        <source>Không có trong danh mục, sẽ gửi đúng như Quý doanh nghiệp ghi.</source>
        <translation>Not in the catalogue; it will be sent exactly as you write it.</translation>
    </message>
    <message>
        <source>Phím 1 đến 5 chọn số sao, ← → thay đổi, 0 bỏ chọn, ↓ đến lý do</source>
        <translation>Keys 1 to 5 rate, ← → change, 0 clears, ↓ goes to the reasons</translation>
    </message>
    <message>
        <source>Không gặp</source>
        <translation>Did not meet</translation>
    </message>
    <message>
        <source>Không gặp: {subject}</source>
        <translation>Did not meet: {subject}</translation>
    </message>
    <message>
        <source>Bỏ dòng này (Delete)</source>
        <translation>Remove this line (Delete)</translation>
    </message>
    <message>
        <source>Bỏ dòng {subject}</source>
        <translation>Remove the line {subject}</translation>
    </message>
    <message>
        <source>Lý do, có thể chọn một hoặc nhiều: {subject}</source>
        <translation>Reasons, one or more: {subject}</translation>
    </message>
    <message>
        <source>Nói rõ thêm: {subject}</source>
        <translation>Say more: {subject}</translation>
    </message>
    <message>
        <source>Xem cả danh sách (↓)</source>
        <translation>Show the whole list (↓)</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>Nội dung văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Chọn một văn bản để đọc.</source>
        <translation>Choose a document to read.</translation>
    </message>
    <message>
        <source>Được sửa đổi, bổ sung bởi</source>
        <translation>Amended by</translation>
    </message>
    <message>
        <source>Được thay thế bởi</source>
        <translation>Replaced by</translation>
    </message>
    <message>
        <source>Sửa đổi, bổ sung</source>
        <translation>Amends</translation>
    </message>
    <message>
        <source>Thay thế</source>
        <translation>Replaces</translation>
    </message>
    <message>
        <source>{number} (không có trên máy này)</source>
        <translation>{number} (not on this workstation)</translation>
    </message>
    <message>
        <source>Nguồn</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Sao chép địa chỉ nguồn</source>
        <translation>Copy the source address</translation>
    </message>
    <message>
        <source>Toàn văn chưa có trong nguồn cấp. Có thể đọc tại địa chỉ nguồn ở trên.</source>
        <translation>The full text is not in the feed yet. It can be read at the source above.</translation>
    </message>
    <message>
        <source>Toàn văn và địa chỉ nguồn chưa có trong nguồn cấp.</source>
        <translation>Neither the full text nor a source address is in the feed yet.</translation>
    </message>
</context>
<context>
    <name>Reception</name>
    <message>
        <source>Chưa có tờ khai {number} trong danh sách.</source>
        <translation>Declaration {number} is not in the list.</translation>
    </message>
    <message>
        <source>Xin nhập tệp có tờ khai này, hoặc chờ danh sách được đọc lại, rồi thử lại.</source>
        <translation>Please import a file that has it, or wait until the list is read again, and try once more.</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Quên mã PIN</source>
        <translation>Forgotten PIN</translation>
    </message>
    <message>
        <source>Nhập mã khôi phục đã hiện khi {name} đặt mã PIN, rồi chọn mã PIN mới.</source>
        <translation>Enter the recovery code that was shown when {name} set the PIN, then choose a new PIN.</translation>
    </message>
    <message>
        <source>Mã khôi phục</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>Mã PIN mới</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>Nhập lại mã PIN</source>
        <translation>Repeat the PIN</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đổi mã PIN và mở khóa</source>
        <translation>Change PIN and unlock</translation>
    </message>
</context>
<context>
    <name>RunningSection</name>
    <message>
        <source>Chạy cùng máy tính</source>
        <translation>Running with the computer</translation>
    </message>
    <message>
        <source>Mở cùng lúc đăng nhập vào máy</source>
        <translation>Start when I sign in to the computer</translation>
    </message>
    <message>
        <source>Đóng cửa sổ thì vẫn chạy ở góc màn hình</source>
        <translation>Keep running beside the clock when the window is closed</translation>
    </message>
    <message>
        <source>Chạy ẩn ở góc màn hình, chỉ cho tài khoản này, không cần quyền quản trị.</source>
        <translation>Starts hidden beside the clock, for this account alone; needs no administrator.</translation>
    </message>
    <message>
        <source>Nhờ vậy phần mềm mới biết tờ khai vừa thông quan mà hỏi. Thoát hẳn: chọn Thoát ở biểu tượng.</source>
        <translation>Only so can the program notice a clearance and ask. To end it, choose Quit at the icon.</translation>
    </message>
    <message>
        <source>Màn hình này không có khay biểu tượng: phần mềm ở lại trên thanh tác vụ, đóng cửa sổ là thoát.</source>
        <translation>This desktop has no place for icons: the program stays in the task bar, and closing the window ends it.</translation>
    </message>
    <message>
        <source>Mở được từ liên kết trong phần mềm khai hải quan</source>
        <translation>Open from links in the declaration software</translation>
    </message>
    <message>
        <source>Liên kết hailong: chỉ mở phiếu hoặc danh sách, không gửi và không sửa gì thay người dùng.</source>
        <translation>A hailong: link only opens a sheet or the list; it never sends or changes anything for you.</translation>
    </message>
    <message>
        <source>Không ghi được thiết lập này. Xin kiểm tra quyền ghi vào thư mục cá nhân.</source>
        <translation>This setting could not be written. Please check the right to write to your home folder.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Tìm kiếm</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Xóa nội dung tìm</source>
        <translation>Clear search</translation>
    </message>
</context>
<context>
    <name>SentDetail</name>
    <message>
        <source>Nội dung phiếu</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Rút lại</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Phiếu trở lại thành bản nháp, không gửi đi</source>
        <translation>The sheet becomes a draft again and is not sent</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Gửi thành bản sau</source>
        <translation>Send as a later version</translation>
    </message>
    <message>
        <source>Mở phiếu để sửa rồi gửi lại</source>
        <translation>Open the sheet to correct and send it again</translation>
    </message>
    <message>
        <source>Bỏ phiếu này</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>Giữ phiếu của máy kia, không gửi phiếu này nữa</source>
        <translation>Let that of the other workstation stand, and do not send this one</translation>
    </message>
    <message>
        <source>Chọn một phiếu để xem nội dung.</source>
        <translation>Choose a sheet to read.</translation>
    </message>
    <message>
        <source>Nội dung được khóa bằng mã PIN của người đã viết phiếu: chỉ người ấy đọc được.</source>
        <translation>What it says is locked by the PIN of whoever wrote it: only that person can read it.</translation>
    </message>
    <message>
        <source>Nội dung đã niêm phong: chỉ cơ quan hải quan mở được. Phiếu vẫn được gửi nguyên vẹn.</source>
        <translation>Its content is sealed: only the customs department can open it. The sheet is still sent as it was written.</translation>
    </message>
    <message>
        <source>Tờ khai {number}</source>
        <translation>Declaration {number}</translation>
    </message>
    <message>
        <source>bản {version}</source>
        <translation>version {version}</translation>
    </message>
    <message>
        <source>gửi {when}</source>
        <translation>sent {when}</translation>
    </message>
    <message numerus="yes">
        <source>hàng loạt, cùng lúc %Ln phiếu</source>
        <translation>
            <numerusform>in bulk, %Ln sheet at once</numerusform>
            <numerusform>in bulk, %Ln sheets at once</numerusform>
        </translation>
    </message>
    <message>
        <source>Giờ máy có thể sai vì lúc gửi chưa đối chiếu được với dịch vụ; giờ chuẩn là giờ cấp biên nhận.</source>
        <translation>The workstation’s clock may be wrong: when this was sent it could not be compared with the service. The receipt’s time is the one to go by.</translation>
    </message>
    <message>
        <source>Đã lưu trên máy này. Đến {when} phiếu tự gửi; trước đó còn rút lại được.</source>
        <translation>Saved on this workstation. It is sent by itself at {when}; until then it can be withdrawn.</translation>
    </message>
    <message>
        <source>Nội dung vẫn được giữ trên máy này: có thể gửi thành bản sau, hoặc bỏ phiếu này.</source>
        <translation>What it says is kept on this workstation: you can send it as a later version, or give it up.</translation>
    </message>
    <message>
        <source>Phiếu này đã bỏ, không gửi đi nữa; nội dung vẫn được giữ trên máy này.</source>
        <translation>This sheet was given up and is not sent any more; what it says is kept on this workstation.</translation>
    </message>
    <message>
        <source>Tự thử lại {when}.</source>
        <translation>Tries again {when}.</translation>
    </message>
    <message>
        <source>Biên nhận {number}, cấp {when}.</source>
        <translation>Receipt {number}, issued {when}.</translation>
    </message>
    <message>
        <source>Cơ quan hải quan trả lời</source>
        <translation>Answer of Customs</translation>
    </message>
    <message>
        <source>Không gặp</source>
        <translation>Did not meet</translation>
    </message>
    <message>
        <source>Đầu mối liên hệ</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Không ghi</source>
        <translation>Not given</translation>
    </message>
</context>
<context>
    <name>SentList</name>
    <message>
        <source>Phiếu đã gửi của tờ khai này</source>
        <translation>Sheets sent about this declaration</translation>
    </message>
    <message>
        <source>Rút lại để sửa</source>
        <translation>Withdraw to edit</translation>
    </message>
    <message>
        <source>Sửa và gửi lại</source>
        <translation>Correct and send again</translation>
    </message>
    <message>
        <source>Biên nhận {number}</source>
        <translation>Receipt {number}</translation>
    </message>
</context>
<context>
    <name>SentPage</name>
    <message>
        <source>Đã gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Tìm số tờ khai, biên nhận, đơn vị…</source>
        <translation>Search by number, receipt, office…</translation>
    </message>
    <message>
        <source>Mở bản nháp</source>
        <translation>Open the draft</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Cần sửa lại</source>
        <translation>To be corrected</translation>
    </message>
    <message>
        <source>Đã tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Chưa gửi phiếu nào</source>
        <translation>Nothing sent yet</translation>
    </message>
    <message>
        <source>Chọn một tờ khai, đánh giá rồi bấm Gửi: phiếu sẽ hiện ở đây, cùng trạng thái và biên nhận.</source>
        <translation>Choose a declaration, rate it and press Send: the sheet appears here with its state and its receipt.</translation>
    </message>
    <message>
        <source>Không có phiếu nào khớp</source>
        <translation>No sheet matches</translation>
    </message>
    <message>
        <source>Thử gõ ít chữ hơn, hoặc chọn Tất cả.</source>
        <translation>Try fewer letters, or choose All.</translation>
    </message>
    <message>
        <source>Đã rút lại phiếu của tờ khai {number}. Phiếu trở lại thành bản nháp.</source>
        <translation>The sheet about declaration {number} was withdrawn. It is a draft again.</translation>
    </message>
    <message>
        <source>Đã bỏ phiếu của tờ khai {number}; phiếu của máy kia vẫn còn.</source>
        <translation>Given up: the sheet about declaration {number}. That of the other workstation stands.</translation>
    </message>
    <message>
        <source>Phiếu vừa được gửi đi nên không rút lại được nữa.</source>
        <translation>The sheet was just being sent and can no longer be withdrawn.</translation>
    </message>
</context>
<context>
    <name>SentTable</name>
    <message>
        <source>Các phiếu đã gửi</source>
        <translation>Sent sheets</translation>
    </message>
    <message>
        <source>Sao chép số tờ khai</source>
        <translation>Copy the declaration number</translation>
    </message>
</context>
<context>
    <name>ServerStep</name>
    <message>
        <source>Hài Lòng chỉ đọc danh sách tờ khai trong SQL Server của ECUS, không bao giờ ghi hay khóa dữ liệu.</source>
        <translation>Hài Lòng only reads the declaration list in ECUS&apos;s SQL Server; it never writes and never locks anything.</translation>
    </message>
    <message>
        <source>Địa chỉ máy chủ</source>
        <translation>Address of the server</translation>
    </message>
    <message>
        <source>Tìm trên máy này và mạng nội bộ</source>
        <translation>Look on this workstation and the local network</translation>
    </message>
    <message>
        <source>Dừng tìm</source>
        <translation>Stop searching</translation>
    </message>
    <message>
        <source>Máy chủ tìm thấy</source>
        <translation>Servers found</translation>
    </message>
    <message>
        <source>Đang tìm, mất vài giây…</source>
        <translation>Looking, this takes a few seconds…</translation>
    </message>
    <message>
        <source>Không có máy chủ nào trả lời. Xin nhập địa chỉ, ví dụ MAYCHU\ECUSSQL2008 hoặc 192.168.1.5,1433.</source>
        <translation>No server answered. Please type its address, such as SERVER\ECUSSQL2008 or 192.168.1.5,1433.</translation>
    </message>
    <message>
        <source>TCP/IP đang tắt</source>
        <translation>TCP/IP is off</translation>
    </message>
</context>
<context>
    <name>ServiceStep</name>
    <message>
        <source>Vân tay khóa của dịch vụ</source>
        <translation>Fingerprint of the service&apos;s key</translation>
    </message>
    <message>
        <source>Đúng với vân tay khóa trong thư mời.</source>
        <translation>It is the fingerprint that the invitation names.</translation>
    </message>
    <message>
        <source>Đúng là dịch vụ mà máy này đã đăng ký.</source>
        <translation>It is the service that this workstation is enrolled with.</translation>
    </message>
    <message>
        <source>Xin so với vân tay khóa mà cơ quan hải quan công bố, hoặc hỏi qua điện thoại. Khác dù chỉ một ký tự thì xin dừng lại: nơi trả lời không phải là cơ quan hải quan.</source>
        <translation>Please compare it with the fingerprint that Customs has published, or ask by telephone. If a single character differs, please stop: whoever answers is not Customs.</translation>
    </message>
    <message>
        <source>Những gì được lưu, và ở đâu</source>
        <translation>What is kept, and where</translation>
    </message>
    <message>
        <source>Kho khóa của hệ thống trên máy này: khóa riêng của máy, không bao giờ rời khỏi máy. Nơi nào không có kho khóa thì khóa nằm trong một tệp chỉ tài khoản này đọc được.
Thư mục dữ liệu trên máy này: địa chỉ và khóa công khai của dịch vụ, tên doanh nghiệp.
Cơ quan hải quan: khóa công khai và tên của máy này ({device}), doanh nghiệp mà máy được gửi phiếu.
Mã đăng ký không được lưu ở đâu cả.</source>
        <translation>The system&apos;s keyring on this workstation: its private key, which never leaves it. Where there is no keyring, the key is in a file that this account alone can read.
The data folder on this workstation: the address and the public keys of the service, the names of the enterprises.
Customs: the public key and the name of this workstation ({device}), and the enterprises that it may send for.
The enrolment code is kept nowhere.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>SheetFooter</name>
    <message>
        <source>Bỏ qua thì tờ khai vẫn nằm trong danh sách chờ đánh giá, và hôm nay sẽ không hỏi lại. Ý kiến của Quý doanh nghiệp giúp cơ quan hải quan phục vụ tốt hơn.</source>
        <translation>A skipped declaration stays in the list to rate, and is not asked about again today. Your opinion helps Customs to serve better.</translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Vẫn bỏ qua</source>
        <translation>Skip anyway</translation>
    </message>
    <message>
        <source>Ghi nhận</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Xem lại trước khi gửi ({key})</source>
        <translation>Review before sending ({key})</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Quay lại viết tiếp ({key})</source>
        <translation>Go on writing ({key})</translation>
    </message>
    <message>
        <source>Gửi</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Lưu và gửi cơ quan hải quan ({key})</source>
        <translation>Save and send to Customs ({key})</translation>
    </message>
</context>
<context>
    <name>SheetForm</name>
    <message>
        <source>+ Đơn vị</source>
        <translation>+ Office</translation>
    </message>
    <message>
        <source>+ Đội</source>
        <translation>+ Team</translation>
    </message>
    <message>
        <source>+ Khâu</source>
        <translation>+ Stage</translation>
    </message>
    <message>
        <source>+ Công chức</source>
        <translation>+ Officer</translation>
    </message>
    <message>
        <source>Thêm dòng: {kind}</source>
        <translation>Add a line: {kind}</translation>
    </message>
</context>
<context>
    <name>SheetHeader</name>
    <message>
        <source>Sao chép cả 12 chữ số (Ctrl+Shift+C)</source>
        <translation>Copy all 12 digits (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Tờ khai {number}</source>
        <translation>Declaration {number}</translation>
    </message>
    <message>
        <source>Sao chép số tờ khai {number}</source>
        <translation>Copy declaration number {number}</translation>
    </message>
</context>
<context>
    <name>SheetPanel</name>
    <message>
        <source>Chọn một tờ khai trong danh sách để đánh giá.</source>
        <translation>Choose a declaration from the list to rate it.</translation>
    </message>
    <message>
        <source>Phiếu đánh giá</source>
        <translation>Rating sheet</translation>
    </message>
    <message>
        <source>Cơ quan hải quan chưa nhận được, xin xem ở trang Đã gửi: tờ khai {number}</source>
        <translation>Not received by customs, please see the Sent page: declaration {number}</translation>
    </message>
    <message>
        <source>Cơ quan hải quan đã nhận: tờ khai {number}</source>
        <translation>Received by customs: declaration {number}</translation>
    </message>
    <message>
        <source>Đã lưu, sẽ tự gửi khi kết nối được: tờ khai {number}</source>
        <translation>Saved, will be sent once there is a connection: declaration {number}</translation>
    </message>
    <message>
        <source>Đã lưu, sẽ gửi ngay: tờ khai {number}</source>
        <translation>Saved, sending now: declaration {number}</translation>
    </message>
    <message>
        <source>Xem lại phiếu, rồi gửi hoặc sửa tiếp.</source>
        <translation>Review the sheet, then send it or go on editing.</translation>
    </message>
    <message>
        <source>Đang lưu…</source>
        <translation>Saving…</translation>
    </message>
</context>
<context>
    <name>SheetWords</name>
    <message>
        <source>Tên hoặc mã đơn vị hải quan</source>
        <translation>Name or code of a customs office</translation>
    </message>
    <message>
        <source>Tên đội, bộ phận</source>
        <translation>Name of a team or desk</translation>
    </message>
    <message>
        <source>Tên khâu nghiệp vụ</source>
        <translation>Name of a stage</translation>
    </message>
    <message>
        <source>Họ tên hoặc vị trí (quầy số 3)</source>
        <translation>Name, or place (desk no. 3)</translation>
    </message>
    <message>
        <source>Nói rõ sự việc: khi nào, ở đâu, như thế nào…</source>
        <translation>What happened: when, where, how…</translation>
    </message>
    <message>
        <source>Nói rõ thêm (không bắt buộc)…</source>
        <translation>Say more (optional)…</translation>
    </message>
    <message>
        <source>Nội dung dài quá {most} ký tự. Xin rút gọn.</source>
        <translation>The text is longer than {most} characters. Please shorten it.</translation>
    </message>
    <message>
        <source>Xin ghi rõ lý do khác. Có thể để trống.</source>
        <translation>Please say which other reason. It may be left empty.</translation>
    </message>
    <message>
        <source>{request} Có thể để trống.</source>
        <translation>{request} It may be left empty.</translation>
    </message>
    <message>
        <source>Nhập mã đăng ký do cơ quan hải quan cấp cho doanh nghiệp này.</source>
        <translation>Enter an enrolment code issued by Customs to this enterprise.</translation>
    </message>
    <message>
        <source>Danh sách không cho biết tờ khai này đã được phân luồng hay chưa.</source>
        <translation>The list does not say whether this declaration has been channelled.</translation>
    </message>
    <message>
        <source>Tờ khai này chưa được phân luồng nên chưa đánh giá được.</source>
        <translation>This declaration is not channelled yet and cannot be rated.</translation>
    </message>
    <message>
        <source>Hãy lấy phân luồng trong phần mềm khai báo rồi nhập lại danh sách, sau đó đánh giá ngay.</source>
        <translation>Fetch the channel in your declaration software, import the list again, then rate it.</translation>
    </message>
    <message>
        <source>Máy này chưa đăng ký với cơ quan hải quan nên chưa gửi đánh giá được.</source>
        <translation>This workstation is not enrolled with Customs and cannot send ratings yet.</translation>
    </message>
    <message>
        <source>Nhập mã đăng ký do cơ quan hải quan cấp, chỉ cần làm một lần.</source>
        <translation>Enter the enrolment code issued by Customs; once is enough.</translation>
    </message>
    <message>
        <source>Danh sách không ghi mã số thuế của tờ khai này.</source>
        <translation>The list does not give the tax code of this declaration.</translation>
    </message>
    <message>
        <source>Hãy chọn doanh nghiệp đứng tên tờ khai.</source>
        <translation>Choose the enterprise of the declaration.</translation>
    </message>
    <message>
        <source>Phiếu này do người khác dùng chung máy đã gửi.</source>
        <translation>This sheet was sent by somebody else on this workstation.</translation>
    </message>
    <message>
        <source>Nội dung được khóa bằng mã PIN của người đã viết phiếu: chỉ người ấy đọc được.</source>
        <translation>What it says is locked by the PIN of whoever wrote it: only that person can read it.</translation>
    </message>
    <message>
        <source>doanh nghiệp</source>
        <translation>the enterprise</translation>
    </message>
    <message>
        <source>Máy này chưa được đăng ký để đánh giá thay {name}, mã số thuế {tax_code}.</source>
        <translation>This workstation is not enrolled to rate for {name}, tax code {tax_code}.</translation>
    </message>
    <message>
        <source>Phiếu này vừa đổi trạng thái. Xin mở lại tờ khai để xem.</source>
        <translation>The state of this sheet has just changed. Please open the declaration again.</translation>
    </message>
</context>
<context>
    <name>StarRating</name>
    <message>
        <source>chưa chọn</source>
        <translation>not rated</translation>
    </message>
    <message>
        <source>{level} trên 5, {word}</source>
        <translation>{level} of 5, {word}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Bấm để xem phiếu nào đang chờ và vì sao</source>
        <translation>Click to see what is waiting and why</translation>
    </message>
    <message>
        <source>Trạng thái gửi: {status}</source>
        <translation>Delivery: {status}</translation>
    </message>
</context>
<context>
    <name>StatusPopover</name>
    <message>
        <source>Tự thử lại {when}.</source>
        <translation>Tries again {when}.</translation>
    </message>
    <message>
        <source>Đang kết nối…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Kết nối ngay</source>
        <translation>Connect now</translation>
    </message>
    <message>
        <source>Xem trang Đã gửi</source>
        <translation>Go to Sent</translation>
    </message>
    <message>
        <source>Mở trang Cài đặt</source>
        <translation>Open Settings</translation>
    </message>
    <message>
        <source>Kiểm tra kết nối…</source>
        <translation>Check the connection…</translation>
    </message>
    <message>
        <source>Mọi phiếu đã gửi đều được cơ quan hải quan tiếp nhận.</source>
        <translation>Customs has received every sheet that was sent.</translation>
    </message>
    <message>
        <source>Phiếu đánh giá hàng loạt chờ hết giờ hoàn tác rồi tự gửi đi.</source>
        <translation>Sheets that were rated in bulk wait until their undo time is over, and are then sent by themselves.</translation>
    </message>
    <message>
        <source>Phiếu đang được gửi đi.</source>
        <translation>Sheets are being sent.</translation>
    </message>
    <message>
        <source>Chưa biết dịch vụ của hải quan có trả lời hay không.</source>
        <translation>It is not known yet whether the customs service answers.</translation>
    </message>
    <message>
        <source>Phiếu được giữ trên máy này và sẽ tự gửi khi có kết nối.</source>
        <translation>Sheets are kept on this workstation and sent once there is a connection.</translation>
    </message>
</context>
<context>
    <name>TabBar</name>
    <message>
        <source>Chờ đánh giá</source>
        <translation>To rate</translation>
    </message>
    <message>
        <source>Đã đánh giá</source>
        <translation>Rated</translation>
    </message>
    <message>
        <source>Đã bỏ qua</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Ban hành</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>Có hiệu lực</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Tạm ngưng</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>Hết tạm ngưng</source>
        <translation>Suspension ends</translation>
    </message>
    <message>
        <source>Hết hiệu lực</source>
        <translation>Expires</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Rút lại cả đợt, các phiếu trở lại thành bản nháp ({key})</source>
        <translation>Withdraw all of them; they become drafts again ({key})</translation>
    </message>
    <message>
        <source>Gửi ngay</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Không chờ nữa; sau đó không hoàn tác được</source>
        <translation>Wait no longer; it cannot be undone then</translation>
    </message>
    <message numerus="yes">
        <source>%Ln phiếu sẽ gửi lúc {when}.</source>
        <translation>
            <numerusform>%Ln sheet will be sent at {when}.</numerusform>
            <numerusform>%Ln sheets will be sent at {when}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Còn %n đợt khác đang chờ.</source>
        <translation>
            <numerusform>%n other lot is waiting.</numerusform>
            <numerusform>%n other lots are waiting.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WizardFrame</name>
    <message>
        <source>Bước {number}/{count}</source>
        <translation>Step {number} of {count}</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>WorkSection</name>
    <message>
        <source>Công việc</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>Thư mục xuất tệp</source>
        <translation>Export folder</translation>
    </message>
    <message>
        <source>Người liên hệ</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Điền sẵn vào phiếu mới. Để trống thì lấy người liên hệ của phiếu gửi gần nhất.</source>
        <translation>Filled into new sheets. Left empty, the contact of the last sheet is used.</translation>
    </message>
    <message>
        <source>Tự đọc tệp mới trong thư mục này</source>
        <translation>Read new files of this folder by itself</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Thư mục mà phần mềm khai báo xuất tờ khai và danh sách ra</source>
        <translation>The folder your declaration software exports declarations and lists to</translation>
    </message>
    <message>
        <source>Chưa chọn</source>
        <translation>None chosen</translation>
    </message>
</context>
<context>
    <name>bulk</name>
    <message>
        <source>chưa được phân luồng</source>
        <translation>no channel yet</translation>
    </message>
    <message>
        <source>đã đánh giá</source>
        <translation>already rated</translation>
    </message>
    <message>
        <source>máy này chưa đăng ký</source>
        <translation>this workstation is not enrolled</translation>
    </message>
    <message>
        <source>chưa rõ doanh nghiệp</source>
        <translation>enterprise unknown</translation>
    </message>
    <message>
        <source>doanh nghiệp chưa đăng ký trên máy này</source>
        <translation>enterprise not enrolled here</translation>
    </message>
    <message>
        <source>đang có bản nháp riêng</source>
        <translation>has a draft of its own</translation>
    </message>
    <message>
        <source>chưa rõ đơn vị hải quan</source>
        <translation>customs office unknown</translation>
    </message>
    <message numerus="yes">
        <source>Đánh giá %Ln tờ khai</source>
        <translation>
            <numerusform>Rate %Ln declaration</numerusform>
            <numerusform>Rate %Ln declarations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Không gửi %Ln tờ khai:</source>
        <translation>
            <numerusform>%Ln declaration left out:</numerusform>
            <numerusform>%Ln declarations left out:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>và %n doanh nghiệp khác</source>
        <translation>
            <numerusform>and %n other enterprise</numerusform>
            <numerusform>and %n other enterprises</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa đăng ký: {names}.</source>
        <translation>Not enrolled: {names}.</translation>
    </message>
    <message>
        <source>Đơn vị hải quan của từng tờ khai</source>
        <translation>Each declaration&apos;s own customs office</translation>
    </message>
    <message>
        <source>Đội, bộ phận của từng tờ khai</source>
        <translation>Each declaration&apos;s own team</translation>
    </message>
    <message>
        <source>Mức riêng của tờ khai {number}</source>
        <translation>Level of declaration {number} alone</translation>
    </message>
    <message numerus="yes">
        <source>Mức riêng của %Ln tờ khai đang chọn</source>
        <translation>
            <numerusform>Level of the %Ln chosen declaration alone</numerusform>
            <numerusform>Level of the %Ln chosen declarations alone</numerusform>
        </translation>
    </message>
    <message>
        <source>{officer}: không gặp</source>
        <translation>{officer}: not met</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message numerus="yes">
        <source>%Ln tờ khai chưa đánh giá</source>
        <translation>
            <numerusform>%Ln declaration not yet rated</numerusform>
            <numerusform>%Ln declarations not yet rated</numerusform>
        </translation>
    </message>
    <message>
        <source>Một tờ khai</source>
        <translation>A declaration</translation>
    </message>
    <message>
        <source>Tờ khai {number}</source>
        <translation>Declaration {number}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tờ khai vừa thông quan</source>
        <translation>
            <numerusform>%Ln declaration has just been cleared</numerusform>
            <numerusform>%Ln declarations have just been cleared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tờ khai đã thông quan</source>
        <translation>
            <numerusform>%Ln declaration was cleared</numerusform>
            <numerusform>%Ln declarations were cleared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tờ khai vừa thông quan hoặc giải phóng hàng</source>
        <translation>
            <numerusform>%Ln declaration has just been cleared or released</numerusform>
            <numerusform>%Ln declarations have just been cleared or released</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tờ khai đã thông quan hoặc giải phóng hàng</source>
        <translation>
            <numerusform>%Ln declaration was cleared or released</numerusform>
            <numerusform>%Ln declarations were cleared or released</numerusform>
        </translation>
    </message>
    <message>
        <source>Mở danh sách để đánh giá; tờ khai nào chưa tiện thì để sau.</source>
        <translation>Open the list to rate them; what does not suit now can wait.</translation>
    </message>
    <message numerus="yes">
        <source>Tại %n đơn vị hải quan</source>
        <translation>
            <numerusform>At %n customs office</numerusform>
            <numerusform>At %n customs offices</numerusform>
        </translation>
    </message>
    <message>
        <source>vừa thông quan</source>
        <translation>has just been cleared</translation>
    </message>
    <message>
        <source>vừa được giải phóng hàng</source>
        <translation>has just been released</translation>
    </message>
    <message>
        <source>vừa được phép đưa hàng về bảo quản</source>
        <translation>may now be taken into storage</translation>
    </message>
    <message>
        <source>đã thông quan</source>
        <translation>was cleared</translation>
    </message>
    <message>
        <source>đã được giải phóng hàng</source>
        <translation>was released</translation>
    </message>
    <message>
        <source>đã được phép đưa hàng về bảo quản</source>
        <translation>may be taken into storage</translation>
    </message>
</context>
<context>
    <name>carrying</name>
    <message>
        <source>Không có phiếu nào chờ gửi nên không chép tệp nào.</source>
        <translation>No sheet waits, so no file was written.</translation>
    </message>
    <message numerus="yes">
        <source>Đã chép %Ln phiếu ra {file}. Phiếu vẫn chờ ở máy này cho đến khi nhận được tệp biên nhận.</source>
        <translation>
            <numerusform>%Ln sheet was copied to {file}. It goes on waiting here until the file of receipts is taken in.</numerusform>
            <numerusform>%Ln sheets were copied to {file}. They go on waiting here until the file of receipts is taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cơ quan hải quan đã nhận %Ln phiếu.</source>
        <translation>
            <numerusform>Customs has received %Ln sheet.</numerusform>
            <numerusform>Customs has received %Ln sheets.</numerusform>
        </translation>
    </message>
    <message>
        <source>Xin mang tệp {file} về máy đã chép phiếu.</source>
        <translation>Please bring the file {file} back to the workstation that copied the sheets.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln phiếu chưa được nhận.</source>
        <translation>
            <numerusform>%Ln sheet was not taken.</numerusform>
            <numerusform>%Ln sheets were not taken.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa gửi hết: {why} Có thể gửi hộ lại, không phiếu nào bị gửi hai lần.</source>
        <translation>Not everything was sent: {why} It can be sent again, no sheet is sent twice.</translation>
    </message>
    <message>
        <source>Yêu cầu đăng ký đã được chấp nhận.</source>
        <translation>The request to be enrolled was accepted.</translation>
    </message>
    <message>
        <source>Mã đăng ký không đúng, đã dùng rồi hoặc đã hết hạn: máy kia cần mã khác.</source>
        <translation>The enrolment code is wrong, used or expired: the other workstation needs another one.</translation>
    </message>
    <message>
        <source>Đăng ký xong. Máy này được gửi phiếu cho: {names}.</source>
        <translation>Enrolled. This workstation may send sheets for: {names}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln phiếu đã có biên nhận đúng.</source>
        <translation>
            <numerusform>%Ln sheet has a good receipt.</numerusform>
            <numerusform>%Ln sheets have a good receipt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phiếu đã có biên nhận từ trước, hoặc của máy khác.</source>
        <translation>
            <numerusform>%Ln sheet had one before, or is another workstation&apos;s.</numerusform>
            <numerusform>%Ln sheets had one before, or are another workstation&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phiếu chưa được nhận: vẫn chờ ở đây, xin hỏi cơ quan hải quan.</source>
        <translation>
            <numerusform>%Ln sheet was not taken: it still waits here, please ask customs.</numerusform>
            <numerusform>%Ln sheets were not taken: they still wait here, please ask customs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln biên nhận không xác thực được: tệp đã bị sửa hoặc hỏng.</source>
        <translation>
            <numerusform>%Ln receipt proves nothing: the file was changed or damaged.</numerusform>
            <numerusform>%Ln receipts prove nothing: the file was changed or damaged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Còn %Ln phiếu chờ gửi.</source>
        <translation>
            <numerusform>%Ln sheet still waits.</numerusform>
            <numerusform>%Ln sheets still wait.</numerusform>
        </translation>
    </message>
    <message>
        <source>Không còn phiếu nào chờ gửi.</source>
        <translation>No sheet waits.</translation>
    </message>
    <message>
        <source>Đã chép ra {file}: {sheets} phiếu, trong đó {waiting} phiếu chờ gửi, và {drafts} phiếu nháp. Xin nhận tệp này ở máy mới, rồi xóa tệp. Máy này không dùng nữa thì hủy đăng ký.</source>
        <translation>Copied to {file}: {sheets} sheets, {waiting} of them waiting, and {drafts} drafts. Please take the file in on the new workstation, then delete it. If this one is no longer used, leave the service here.</translation>
    </message>
    <message>
        <source>Đã nhận {sheets} phiếu, trong đó {waiting} phiếu chờ gửi, và {drafts} phiếu nháp.</source>
        <translation>Taken in: {sheets} sheets, {waiting} of them waiting, and {drafts} drafts.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln phiếu đã có ở máy này từ trước.</source>
        <translation>
            <numerusform>%Ln sheet was here before.</numerusform>
            <numerusform>%Ln sheets were here before.</numerusform>
        </translation>
    </message>
    <message>
        <source>Thiết lập có hiệu lực khi mở lại phần mềm.</source>
        <translation>Settings count when the program is opened again.</translation>
    </message>
    <message numerus="yes">
        <source>Đã chép sang máy mới {when}, khi đó có %Ln phiếu chờ gửi. Phiếu nào cả hai máy cùng gửi thì cũng chỉ được nhận một lần.</source>
        <translation>
            <numerusform>Copied to a new workstation {when}, when %Ln sheet waited. What both send is received once only.</numerusform>
            <numerusform>Copied to a new workstation {when}, when %Ln sheets waited. What both send is received once only.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đây không phải tệp chuyển phiếu của Hài Lòng.</source>
        <translation>This is not a file of carried sheets of Hài Lòng.</translation>
    </message>
    <message>
        <source>Xin chọn tệp có đuôi .hailong.</source>
        <translation>Please choose a file that ends in .hailong.</translation>
    </message>
    <message>
        <source>Tệp bị cắt hoặc bị hỏng.</source>
        <translation>The file was cut or damaged.</translation>
    </message>
    <message>
        <source>Xin chép lại tệp từ máy gốc; không phiếu nào bị mất.</source>
        <translation>Please copy it again where it came from; no sheet is lost.</translation>
    </message>
    <message>
        <source>Tệp do phiên bản mới hơn tạo ra.</source>
        <translation>The file was written by a later version.</translation>
    </message>
    <message>
        <source>Xin cập nhật phần mềm trên máy này.</source>
        <translation>Please update the program on this workstation.</translation>
    </message>
    <message>
        <source>Nhầm tệp: tệp phiếu thì gửi hộ, tệp biên nhận thì nhận ở máy đã chép phiếu.</source>
        <translation>The wrong file: a file of sheets is sent, a file of receipts is taken in where the sheets were copied.</translation>
    </message>
    <message>
        <source>Biên nhận này của một dịch vụ khác với dịch vụ mà máy này đã đăng ký.</source>
        <translation>These receipts are of another service than the one that this workstation is enrolled with.</translation>
    </message>
    <message>
        <source>Đây không phải tệp chuyển máy của Hài Lòng.</source>
        <translation>This is not a moving file of Hài Lòng.</translation>
    </message>
    <message>
        <source>Xin chọn tệp đã chép bằng nút Chép sang máy mới trên máy cũ.</source>
        <translation>Please choose the file that was made on the old workstation.</translation>
    </message>
    <message>
        <source>Tệp bị cắt, bị sửa hoặc bị hỏng; chưa nhận gì từ tệp này.</source>
        <translation>The file was cut, changed or damaged; nothing of it was taken in.</translation>
    </message>
    <message>
        <source>Xin chép lại tệp từ máy cũ.</source>
        <translation>Please copy it again on the old workstation.</translation>
    </message>
    <message>
        <source>Mật khẩu không đúng.</source>
        <translation>The passphrase is wrong.</translation>
    </message>
    <message>
        <source>Xin nhập lại; nếu đã quên, xin chép lại tệp từ máy cũ với mật khẩu mới.</source>
        <translation>Please try again; if it is forgotten, please copy again on the old workstation with a new one.</translation>
    </message>
    <message>
        <source>Phiếu chờ gửi trong tệp đã niêm phong cho một dịch vụ khác với dịch vụ mà máy này đã đăng ký.</source>
        <translation>What waits in the file is sealed to another service than the one that this workstation is enrolled with.</translation>
    </message>
    <message>
        <source>Chưa nhận gì từ tệp này. Xin gửi hết ở máy cũ trước, hoặc dùng máy khác.</source>
        <translation>Nothing of it was taken in. Please send everything on the old workstation first, or use another one.</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Đã chuyển {sent} phiếu, còn {waiting} phiếu chờ gửi.</source>
        <translation>Delivered {sent} sheets, {waiting} still waiting.</translation>
    </message>
    <message>
        <source>Chờ đánh giá: {unrated}. Chờ gửi: {waiting}. Cần người dùng xem lại: {needs_you}.</source>
        <translation>To rate: {unrated}. Waiting: {waiting}. To be corrected: {needs_you}.</translation>
    </message>
    <message>
        <source>Không có trong danh sách</source>
        <translation>Not in the list</translation>
    </message>
    <message>
        <source>Chưa đánh giá</source>
        <translation>Not rated</translation>
    </message>
    <message>
        <source>Đã bỏ qua hôm nay</source>
        <translation>Skipped today</translation>
    </message>
    <message>
        <source>Đang viết dở</source>
        <translation>Begun</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Cơ quan hải quan đã nhận</source>
        <translation>Received by Customs</translation>
    </message>
    <message>
        <source>Đã có trả lời</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Cần người dùng xem lại</source>
        <translation>Needs you</translation>
    </message>
    <message>
        <source>Không ghi được đăng ký liên kết: {reason}</source>
        <translation>The links could not be registered: {reason}</translation>
    </message>
    <message>
        <source>Từ nay liên kết {scheme}: mở bằng Hài Lòng.</source>
        <translation>{scheme}: links now open with Hài Lòng.</translation>
    </message>
    <message>
        <source>Liên kết {scheme}: không còn mở bằng Hài Lòng.</source>
        <translation>{scheme}: links no longer open with Hài Lòng.</translation>
    </message>
    <message numerus="yes">
        <source>Đã bỏ mã PIN của %n người dùng.</source>
        <translation>
            <numerusform>The PIN of %n clerk was removed.</numerusform>
            <numerusform>The PINs of %n clerks were removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phiếu và bản nháp được mã hóa bằng mã PIN sẽ không bao giờ đọc lại được trên máy này; phiếu đang chờ vẫn được gửi. Nếu còn mã khôi phục, hãy bấm “Quên mã PIN?” ở màn hình khóa. Nếu vẫn muốn bỏ mã PIN, hãy chạy: hailong reset-pins --give-up-words</source>
        <translation>
            <numerusform>%n sheet or draft that a PIN keeps could never be read again on this workstation; waiting sheets would still be sent. If there is a recovery code, press “Forgotten the PIN?” on the locked screen. To give the PINs up all the same, run: hailong reset-pins --give-up-words</numerusform>
            <numerusform>%n sheets and drafts that PINs keep could never be read again on this workstation; waiting sheets would still be sent. If there is a recovery code, press “Forgotten the PIN?” on the locked screen. To give the PINs up all the same, run: hailong reset-pins --give-up-words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comparison</name>
    <message numerus="yes">
        <source>Đã đối chiếu lúc {when}: hải quan giữ đủ %Ln phiếu.</source>
        <translation>
            <numerusform>Compared at {when}: customs holds the %Ln sheet, as it should.</numerusform>
            <numerusform>Compared at {when}: customs holds all %Ln sheets.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã đối chiếu lúc {when}.</source>
        <translation>Compared at {when}.</translation>
    </message>
    <message numerus="yes">
        <source>Hải quan không còn giữ %Ln phiếu đã nhận từ máy này; máy tự gửi lại.</source>
        <translation>
            <numerusform>Customs has lost %Ln sheet that it had received from this workstation; it is being sent again.</numerusform>
            <numerusform>Customs has lost %Ln sheets that it had received from this workstation; they are being sent again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hải quan không còn giữ %Ln phiếu do máy khác của doanh nghiệp gửi; hãy mở Hài Lòng trên máy đó.</source>
        <translation>
            <numerusform>Customs has lost %Ln sheet that another computer of the enterprise had sent; open Hài Lòng there.</numerusform>
            <numerusform>Customs has lost %Ln sheets that other computers of the enterprise had sent; open Hài Lòng there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hải quan giữ %Ln phiếu gửi từ máy này mà máy không còn bản lưu (tờ khai {numbers}).</source>
        <translation>
            <numerusform>Customs holds %Ln sheet sent from this workstation, which has no copy of it any more (declaration {numbers}).</numerusform>
            <numerusform>Customs holds %Ln sheets sent from this workstation, which has no copy of them any more (declarations {numbers}).</numerusform>
        </translation>
    </message>
    <message>
        <source>Số phiếu hai bên chưa khớp mà chưa rõ phiếu nào; máy sẽ đối chiếu lại sau một ngày.</source>
        <translation>The numbers on both sides differ, and it is not clear by which sheet; they are compared again in a day.</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>Kiểm tra kết nối của Hài Lòng {version}, {when} (UTC)</source>
        <translation>Connection check of Hài Lòng {version}, {when} (UTC)</translation>
    </message>
    <message>
        <source>ổn</source>
        <translation>fine</translation>
    </message>
    <message>
        <source>có vấn đề</source>
        <translation>at fault</translation>
    </message>
    <message>
        <source>chưa kiểm tra được</source>
        <translation>not checked</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Chưa kiểm tra xong.</source>
        <translation>The check is not complete.</translation>
    </message>
    <message numerus="yes">
        <source>Có %n mục cần xem lại.</source>
        <translation>
            <numerusform>%n item needs a look.</numerusform>
            <numerusform>%n items need a look.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa thấy vấn đề nào, nhưng có mục chưa kiểm tra được.</source>
        <translation>No problem was found, but some items could not be checked.</translation>
    </message>
    <message>
        <source>Mọi thứ đều ổn.</source>
        <translation>Everything is fine.</translation>
    </message>
    <message>
        <source>không rõ</source>
        <translation>somebody unknown</translation>
    </message>
    <message numerus="yes">
        <source>%n giây</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phút</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n giờ</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ngày</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Tên dịch vụ trên mạng</source>
        <translation>Name of the service</translation>
    </message>
    <message>
        <source>Máy chủ proxy</source>
        <translation>Proxy server</translation>
    </message>
    <message>
        <source>Chứng chỉ bảo mật</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Trang đăng nhập của mạng</source>
        <translation>Sign-in page of the network</translation>
    </message>
    <message>
        <source>Đồng hồ của máy</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Dịch vụ của hải quan</source>
        <translation>Customs service</translation>
    </message>
    <message>
        <source>Đăng ký của máy này</source>
        <translation>Enrolment</translation>
    </message>
    <message>
        <source>Phiếu chờ gửi</source>
        <translation>Waiting sheets</translation>
    </message>
    <message>
        <source>Dữ liệu trên máy</source>
        <translation>Data on this workstation</translation>
    </message>
    <message>
        <source>Khóa bảo mật của máy</source>
        <translation>Key of this workstation</translation>
    </message>
    <message>
        <source>Xin báo người quản trị mạng.</source>
        <translation>Please tell your network administrator.</translation>
    </message>
    <message>
        <source>Xin xem lại mục Mạng trong trang Cài đặt.</source>
        <translation>Please look at Network in Settings.</translation>
    </message>
    <message>
        <source>Xin hỏi người quản trị mạng, rồi chọn Tự điền ở mục Mạng trong trang Cài đặt và điền địa chỉ, tên, mật khẩu. Tài khoản của miền Windows ghi MIỀN\tên hoặc tên@miền.</source>
        <translation>Please ask your network administrator, then choose Fill in under Network in Settings and fill in address, name and password. An account of a Windows domain is written DOMAIN\name or name@domain.</translation>
    </message>
    <message>
        <source>Xin kiểm tra lại sau; nếu kéo dài, xin báo cơ quan hải quan.</source>
        <translation>Please check again later; if it lasts, please tell Customs.</translation>
    </message>
    <message>
        <source>Không có trả lời trong {seconds} giây.</source>
        <translation>No answer within {seconds} seconds.</translation>
    </message>
    <message>
        <source>Xin kiểm tra lại sau ít phút; nếu vẫn vậy, báo người quản trị mạng.</source>
        <translation>Please check again in a few minutes; if it stays so, tell your network administrator.</translation>
    </message>
    <message>
        <source>Máy này chưa đăng ký, nên chưa biết địa chỉ dịch vụ.</source>
        <translation>This workstation is not enrolled, so the address of the service is not known.</translation>
    </message>
    <message>
        <source>Chưa tới được dịch vụ, nên chưa biết.</source>
        <translation>Not known, since the service was not reached.</translation>
    </message>
    <message>
        <source>Chưa mở được dữ liệu trên máy, nên chưa biết.</source>
        <translation>Not known, since the data on this workstation could not be opened.</translation>
    </message>
    <message>
        <source>Tìm thấy {host}.</source>
        <translation>{host} was found.</translation>
    </message>
    <message>
        <source>Tìm thấy proxy {host}; proxy tìm tên dịch vụ.</source>
        <translation>The proxy {host} was found; it looks up the service.</translation>
    </message>
    <message>
        <source>Dùng thẳng địa chỉ {host}, không cần tìm tên.</source>
        <translation>The address {host} is used as it is; no name has to be looked up.</translation>
    </message>
    <message>
        <source>Chưa tìm được đường đi, xem mục máy chủ proxy.</source>
        <translation>No way was found, see the proxy server.</translation>
    </message>
    <message>
        <source>Không tìm thấy {host}: máy chưa nối mạng, hoặc mạng không biết tên này.</source>
        <translation>{host} was not found: there is no network, or the network does not know this name.</translation>
    </message>
    <message>
        <source>Xin kiểm tra dây mạng, Wi-Fi; nếu trang web khác vẫn mở được, báo người quản trị mạng.</source>
        <translation>Please check cable and Wi-Fi; if other web pages open, tell your network administrator.</translation>
    </message>
    <message>
        <source>Không tìm thấy máy chủ proxy {host}.</source>
        <translation>The proxy server {host} was not found.</translation>
    </message>
    <message>
        <source>Đi thẳng, không qua proxy.</source>
        <translation>Directly, without a proxy.</translation>
    </message>
    <message>
        <source>Đi qua {proxy}.</source>
        <translation>Through {proxy}.</translation>
    </message>
    <message>
        <source>Đi qua {proxy}, đăng nhập bằng {kind}.</source>
        <translation>Through {proxy}, signed in by {kind}.</translation>
    </message>
    <message>
        <source>Máy chủ proxy {proxy} không trả lời.</source>
        <translation>The proxy server {proxy} does not answer.</translation>
    </message>
    <message>
        <source>Máy chủ proxy {proxy} không cho đi tới dịch vụ (mã {status}).</source>
        <translation>The proxy server {proxy} does not let through to the service (code {status}).</translation>
    </message>
    <message>
        <source>Xin người quản trị mạng cho phép địa chỉ của dịch vụ.</source>
        <translation>Please ask your network administrator to allow the address of the service.</translation>
    </message>
    <message>
        <source>Máy chủ proxy {proxy} đòi tên và mật khẩu (kiểu đăng nhập: {offers}).</source>
        <translation>The proxy server {proxy} wants a name and a password (ways to sign in: {offers}).</translation>
    </message>
    <message>
        <source>Máy chủ proxy {proxy} đòi đăng nhập ({offers}), nhưng địa chỉ của nó do tệp cấu hình (PAC) chỉ định nên phần mềm không gửi tên, mật khẩu tới đó.</source>
        <translation>The proxy server {proxy} wants a sign-in ({offers}), but its address comes from a proxy script (PAC), so no name and password are sent to it.</translation>
    </message>
    <message>
        <source>Xin hỏi người quản trị mạng; nếu đúng là proxy của cơ quan thì chọn Tự điền ở mục Mạng trong trang Cài đặt và điền địa chỉ {proxy} cùng tên, mật khẩu.</source>
        <translation>Please ask your network administrator; if it is the office&apos;s proxy, choose Fill in under Network in Settings and fill in the address {proxy} with a name and a password.</translation>
    </message>
    <message>
        <source>Máy chủ proxy {proxy} không nhận tên và mật khẩu đã điền (đăng nhập bằng {kind}).</source>
        <translation>The proxy server {proxy} does not take the name and password that were filled in (signing in by {kind}).</translation>
    </message>
    <message>
        <source>Xin xem lại tên và mật khẩu ở mục Mạng trong trang Cài đặt; có thể mật khẩu đã đổi hoặc tài khoản bị khóa.</source>
        <translation>Please look at the name and password under Network in Settings; the password may have changed, or the account may be locked.</translation>
    </message>
    <message>
        <source>Máy chủ proxy {proxy} không nhận tài khoản Windows đang dùng (đăng nhập bằng {kind}).</source>
        <translation>The proxy server {proxy} does not take the Windows account in use (signing in by {kind}).</translation>
    </message>
    <message>
        <source>Máy chủ proxy {proxy} ngắt kết nối giữa lúc đăng nhập bằng {kind}.</source>
        <translation>The proxy server {proxy} cuts the line in the middle of signing in by {kind}.</translation>
    </message>
    <message>
        <source>Máy này không đăng nhập được vào máy chủ proxy {proxy}, chỉ nhận kiểu {offers}.</source>
        <translation>This workstation cannot sign in to the proxy server {proxy}, which takes only {offers}.</translation>
    </message>
    <message>
        <source>Xin người quản trị mạng cho địa chỉ của dịch vụ đi qua không cần đăng nhập.</source>
        <translation>Please ask your network administrator to let the address of the service through without a sign-in.</translation>
    </message>
    <message>
        <source>Địa chỉ proxy đang đặt không đúng dạng.</source>
        <translation>What is set is no address of a proxy.</translation>
    </message>
    <message>
        <source>Không lấy được mật khẩu proxy từ kho khóa của hệ thống.</source>
        <translation>The password of the proxy cannot be had from the system&apos;s keyring.</translation>
    </message>
    <message>
        <source>Không tải được tệp cấu hình proxy (PAC).</source>
        <translation>The proxy script (PAC) could not be fetched.</translation>
    </message>
    <message>
        <source>Tệp cấu hình proxy (PAC) có lỗi.</source>
        <translation>The proxy script (PAC) is faulty.</translation>
    </message>
    <message>
        <source>Cấu hình mạng chỉ nêu loại proxy mà phần mềm chưa hỗ trợ (SOCKS).</source>
        <translation>What is set names only proxies that are not supported (SOCKS).</translation>
    </message>
    <message>
        <source>Được tin cậy, do {issuer} cấp.</source>
        <translation>Trusted, issued by {issuer}.</translation>
    </message>
    <message>
        <source>Dịch vụ ở ngay trên máy này, không cần chứng chỉ.</source>
        <translation>The service is on this very workstation and needs no certificate.</translation>
    </message>
    <message>
        <source>Chứng chỉ do {issuer} cấp, máy này không tin cậy; không gì được gửi đi.</source>
        <translation>The certificate was issued by {issuer}, whom this workstation does not trust; nothing is sent.</translation>
    </message>
    <message>
        <source>Nếu đó là thiết bị kiểm tra mạng của cơ quan, xin người quản trị cài chứng chỉ gốc của nó vào máy này.</source>
        <translation>If that is a device of your office that inspects connections, please ask your administrator to install its root certificate on this workstation.</translation>
    </message>
    <message>
        <source>Nơi trả lời dùng chứng chỉ của tên khác, không phải {host}; do {issuer} cấp.</source>
        <translation>Whoever answers shows a certificate of another name than {host}, issued by {issuer}.</translation>
    </message>
    <message>
        <source>Nếu mạng này đòi đăng nhập, xin đăng nhập trong trình duyệt; nếu không, báo người quản trị mạng.</source>
        <translation>If this network wants a sign-in, please sign in with a browser; otherwise tell your network administrator.</translation>
    </message>
    <message>
        <source>Chứng chỉ do {issuer} cấp đã hết hạn hoặc chưa tới hạn.</source>
        <translation>The certificate issued by {issuer} has expired or is not valid yet.</translation>
    </message>
    <message>
        <source>Xin kiểm tra ngày giờ của máy; nếu đúng, báo người quản trị mạng.</source>
        <translation>Please check date and time of this workstation; if they are right, tell your network administrator.</translation>
    </message>
    <message>
        <source>Không bắt đầu được kết nối bảo mật với {host}.</source>
        <translation>A secure connection with {host} could not be begun.</translation>
    </message>
    <message>
        <source>Không có trang nào chặn đường.</source>
        <translation>No page stands in the way.</translation>
    </message>
    <message>
        <source>Đi qua proxy nên không kiểm tra được.</source>
        <translation>Cannot be checked through a proxy.</translation>
    </message>
    <message>
        <source>Mạng này bắt đăng nhập trên một trang web trước. {host}</source>
        <translation>This network wants a sign-in on a web page first. {host}</translation>
    </message>
    <message>
        <source>Xin mở trình duyệt, vào một trang bất kỳ và đăng nhập, rồi kiểm tra lại.</source>
        <translation>Please open any page in a browser, sign in, and check again.</translation>
    </message>
    <message>
        <source>Khớp với dịch vụ (lệch {difference}).</source>
        <translation>Agrees with the service (to {difference}).</translation>
    </message>
    <message>
        <source>Lệch {difference} so với dịch vụ. Phần mềm tự bù khi gửi.</source>
        <translation>Wrong by {difference} against the service. The program allows for that when it sends.</translation>
    </message>
    <message>
        <source>Nên chỉnh lại ngày giờ của máy để giờ ghi trên phiếu được đúng.</source>
        <translation>Better set date and time of this workstation, so that the times on sheets are right.</translation>
    </message>
    <message>
        <source>{host} trả lời đúng là dịch vụ.</source>
        <translation>{host} answers as the service.</translation>
    </message>
    <message>
        <source>Đang có hiệu lực, cho {count} doanh nghiệp.</source>
        <translation>In force, for enterprises: {count}.</translation>
    </message>
    <message>
        <source>Máy này chưa đăng ký với cơ quan hải quan.</source>
        <translation>This workstation is not enrolled with Customs.</translation>
    </message>
    <message>
        <source>Xin đăng ký trong trang Cài đặt, bằng mã do cơ quan hải quan cấp.</source>
        <translation>Please enrol in Settings with a code issued by Customs.</translation>
    </message>
    <message>
        <source>Không có phiếu nào chờ gửi.</source>
        <translation>No sheet is waiting.</translation>
    </message>
    <message>
        <source>{waiting} phiếu chờ gửi, sẽ tự gửi đi.</source>
        <translation>Sheets waiting: {waiting}. They will be sent by themselves.</translation>
    </message>
    <message>
        <source>{waiting} phiếu chờ gửi, vẫn được giữ trên máy. Lần thử gần nhất: {why}</source>
        <translation>Sheets waiting: {waiting}, kept on this workstation. The last try: {why}</translation>
    </message>
    <message>
        <source>Khi các mục ở trên ổn, phiếu tự gửi đi. {remedy}</source>
        <translation>Once the items above are fine, they are sent by themselves. {remedy}</translation>
    </message>
    <message>
        <source>{waiting} phiếu chờ gửi, vẫn được giữ trên máy. {why}</source>
        <translation>Sheets waiting: {waiting}, kept on this workstation. {why}</translation>
    </message>
    <message>
        <source>{remedy}</source>
        <translation>{remedy}</translation>
    </message>
    <message>
        <source>{needs_you} phiếu bị trả lại, cần sửa; {waiting} phiếu chờ gửi.</source>
        <translation>Sheets returned to be corrected: {needs_you}; waiting: {waiting}.</translation>
    </message>
    <message>
        <source>Xin mở trang Đã gửi để xem lý do và sửa.</source>
        <translation>Please open the page Sent to see why, and correct them.</translation>
    </message>
    <message>
        <source>Nguyên vẹn, được mã hóa; khóa nằm trong kho khóa của hệ thống.</source>
        <translation>Whole and encrypted; its key is in the system&apos;s keyring.</translation>
    </message>
    <message>
        <source>Nguyên vẹn, được mã hóa; khóa nằm cạnh dữ liệu, trong một tệp chỉ tài khoản này đọc được.</source>
        <translation>Whole and encrypted; its key lies beside the data, in a file that only this account can read.</translation>
    </message>
    <message>
        <source>Nguyên vẹn nhưng chưa được mã hóa: ổ đĩa không đủ chỗ.</source>
        <translation>Whole but not encrypted yet: there is not enough room on the disk.</translation>
    </message>
    <message>
        <source>Xin giải phóng dung lượng rồi mở lại phần mềm.</source>
        <translation>Free some room on the disk, then open the program again.</translation>
    </message>
    <message>
        <source>Cửa sổ Hài Lòng đang mở và giữ dữ liệu.</source>
        <translation>The window of Hài Lòng is open and has the data.</translation>
    </message>
    <message>
        <source>Muốn kiểm tra cả dữ liệu, xin bấm Kiểm tra kết nối trong cửa sổ đó.</source>
        <translation>To check the data too, please choose Check the connection in that window.</translation>
    </message>
    <message>
        <source>Khóa của máy này ở trong kho khóa của hệ thống.</source>
        <translation>The key of this workstation is in the system&apos;s keyring.</translation>
    </message>
    <message>
        <source>Máy không có kho khóa: khóa ở trong một tệp chỉ tài khoản này đọc được.</source>
        <translation>There is no keyring: the key is in a file that this account alone can read.</translation>
    </message>
    <message>
        <source>Kho khóa của hệ thống dùng được.</source>
        <translation>The system&apos;s keyring can be used.</translation>
    </message>
    <message>
        <source>Máy không có kho khóa: khóa sẽ ở trong một tệp chỉ tài khoản này đọc được.</source>
        <translation>There is no keyring: the key will be in a file that this account alone can read.</translation>
    </message>
    <message>
        <source>Kho khóa của hệ thống đang khóa hoặc không trả lời.</source>
        <translation>The system&apos;s keyring is locked or does not answer.</translation>
    </message>
    <message>
        <source>Xin mở khóa kho khóa (thường là đăng nhập lại vào máy), rồi kiểm tra lại.</source>
        <translation>Please unlock the keyring (mostly by signing in to the workstation again), then check again.</translation>
    </message>
    <message>
        <source>Không còn khóa của máy này; phiếu chờ gửi vẫn được giữ.</source>
        <translation>The key of this workstation is gone; waiting sheets are still kept.</translation>
    </message>
    <message>
        <source>Xin đăng ký lại trong trang Cài đặt, bằng mã do cơ quan hải quan cấp.</source>
        <translation>Please enrol again in Settings with a code issued by Customs.</translation>
    </message>
</context>
<context>
    <name>elsewhere</name>
    <message>
        <source>Đã được đánh giá từ chính máy này lúc {when}.</source>
        <translation>Rated from this very workstation at {when}.</translation>
    </message>
    <message>
        <source>Đã được đánh giá trên máy {device} ({role}) lúc {when}.</source>
        <translation>Rated on workstation {device} ({role}) at {when}.</translation>
    </message>
    <message>
        <source>Đã được đánh giá trên máy {device} lúc {when}.</source>
        <translation>Rated on workstation {device} at {when}.</translation>
    </message>
    <message>
        <source>Đã được đánh giá trên một máy khác lúc {when}.</source>
        <translation>Rated on another workstation at {when}.</translation>
    </message>
</context>
<context>
    <name>enrolment</name>
    <message>
        <source>Khóa riêng của máy này nằm trong kho khóa của hệ thống.</source>
        <translation>The private key of this workstation is in the system&apos;s keyring.</translation>
    </message>
    <message>
        <source>Máy này không có kho khóa dùng được: khóa riêng nằm trong một tệp ở thư mục dữ liệu, chỉ tài khoản này đọc được. Ai dùng được tài khoản này thì gửi phiếu được thay máy này.</source>
        <translation>This workstation has no keyring that can be used: its private key is in a file in the data folder that this account alone can read. Whoever can use this account can send sheets in its place.</translation>
    </message>
    <message>
        <source>Xin sao chép lại cả thư mời, hoặc điền từng mục.</source>
        <translation>Please copy the whole invitation again, or fill in the fields.</translation>
    </message>
    <message>
        <source>Không thấy thư mời trong văn bản này.</source>
        <translation>There is no invitation in this text.</translation>
    </message>
    <message>
        <source>Văn bản quá dài để là thư mời.</source>
        <translation>This text is too long for an invitation.</translation>
    </message>
    <message>
        <source>Liên kết mời bị cắt hoặc bị hỏng.</source>
        <translation>The invitation link was cut or spoilt.</translation>
    </message>
    <message>
        <source>Địa chỉ dịch vụ không đúng.</source>
        <translation>This is not the address of a service.</translation>
    </message>
    <message>
        <source>Xin nhập địa chỉ bắt đầu bằng https://, chỉ gồm chữ không dấu.</source>
        <translation>Please enter an address that begins with https:// and has plain letters only.</translation>
    </message>
    <message>
        <source>Mã đăng ký chỉ gồm chữ không dấu, chữ số và dấu gạch nối.</source>
        <translation>A code has plain letters, digits and dashes only.</translation>
    </message>
    <message>
        <source>Nhiều mã thì cách nhau bằng dấu phẩy.</source>
        <translation>Several codes are parted by commas.</translation>
    </message>
    <message>
        <source>Mã số thuế không đúng.</source>
        <translation>The tax code is not right.</translation>
    </message>
    <message>
        <source>Xin kiểm tra lại các chữ số, hoặc để trống mục này.</source>
        <translation>Please check its digits, or leave the field empty.</translation>
    </message>
    <message>
        <source>Vân tay khóa trong thư mời bị hỏng.</source>
        <translation>The key fingerprint in the invitation is spoilt.</translation>
    </message>
    <message>
        <source>Trong văn bản có thư mời của nhiều dịch vụ khác nhau.</source>
        <translation>The text holds invitations of different services.</translation>
    </message>
    <message>
        <source>Xin dán từng thư một, và kiểm tra thư nào là của cơ quan hải quan.</source>
        <translation>Please paste one at a time, and check which one is from Customs.</translation>
    </message>
    <message>
        <source>Xin kiểm tra lại địa chỉ dịch vụ và kết nối mạng.</source>
        <translation>Please check the address of the service and the network connection.</translation>
    </message>
    <message>
        <source>Ở địa chỉ này không có dịch vụ nào trả lời.</source>
        <translation>No service answers at this address.</translation>
    </message>
    <message>
        <source>Xin thử lại sau ít phút; mã chưa bị mất.</source>
        <translation>Please try again in a few minutes; the code is not lost.</translation>
    </message>
    <message>
        <source>Xin thử lại; mã vẫn dùng được trên máy này.</source>
        <translation>Please try again; the code still works on this workstation.</translation>
    </message>
    <message>
        <source>Nơi trả lời ở địa chỉ này không phải là dịch vụ tiếp nhận phiếu đánh giá.</source>
        <translation>Whoever answers at this address is not the service that receives rating sheets.</translation>
    </message>
    <message>
        <source>Xin kiểm tra lại địa chỉ; nếu mạng này đòi đăng nhập, xin đăng nhập trong trình duyệt trước.</source>
        <translation>Please check the address; if this network wants a sign-in, please sign in with the browser first.</translation>
    </message>
    <message>
        <source>Nơi trả lời không đưa ra khóa của một dịch vụ tiếp nhận phiếu đánh giá.</source>
        <translation>Whoever answers shows no keys of a service that receives rating sheets.</translation>
    </message>
    <message>
        <source>Xin chờ một phút rồi thử lại.</source>
        <translation>Please wait a minute and try again.</translation>
    </message>
</context>
<context>
    <name>failures</name>
    <message>
        <source>Phiếu đã ghi nhận và đã gửi vẫn được giữ trên máy này.</source>
        <translation>Recorded and sent sheets are still kept on this workstation.</translation>
    </message>
    <message>
        <source>Có thể làm việc tiếp. Nếu lỗi lặp lại, xin sao chép chi tiết và gửi cho bộ phận hỗ trợ.</source>
        <translation>You can go on working. If it happens again, please copy the details and send them to support.</translation>
    </message>
    <message>
        <source>Phiếu vẫn được giữ trên máy này và sẽ tự gửi khi kết nối trở lại.</source>
        <translation>Sheets are kept on this workstation and sent once the connection is back.</translation>
    </message>
    <message>
        <source>Phiếu vẫn được giữ trên máy này, chưa gửi đi được.</source>
        <translation>Sheets are kept on this workstation and cannot be sent yet.</translation>
    </message>
    <message>
        <source>Nội dung đã viết vẫn được giữ trên máy này.</source>
        <translation>What you wrote is kept on this workstation.</translation>
    </message>
    <message>
        <source>Việc vừa làm chưa được lưu; những gì đã lưu trước đó vẫn còn.</source>
        <translation>What you just did was not saved; everything saved before is still there.</translation>
    </message>
    <message>
        <source>Máy này chưa nối mạng, hoặc không tìm thấy địa chỉ dịch vụ.</source>
        <translation>This workstation is not on a network, or the service address cannot be found.</translation>
    </message>
    <message>
        <source>Xin kiểm tra kết nối mạng.</source>
        <translation>Please check the network connection.</translation>
    </message>
    <message>
        <source>Dịch vụ của hải quan hiện không hoạt động.</source>
        <translation>The customs service is not running at the moment.</translation>
    </message>
    <message>
        <source>Dịch vụ của hải quan chưa trả lời.</source>
        <translation>The customs service has not answered.</translation>
    </message>
    <message>
        <source>Không xác thực được chứng chỉ của dịch vụ.</source>
        <translation>The certificate of the service cannot be trusted.</translation>
    </message>
    <message>
        <source>Xin báo người quản trị mạng: có thể một thiết bị trong mạng đang kiểm tra kết nối bảo mật.</source>
        <translation>Please tell your network administrator: a device on the network may be inspecting secure connections.</translation>
    </message>
    <message>
        <source>Máy chủ proxy của cơ quan không cho kết nối đi qua.</source>
        <translation>The proxy server of your office does not let the connection through.</translation>
    </message>
    <message>
        <source>Xin báo người quản trị mạng.</source>
        <translation>Please tell your network administrator.</translation>
    </message>
    <message>
        <source>Kết nối bị ngắt giữa chừng.</source>
        <translation>The connection was interrupted.</translation>
    </message>
    <message>
        <source>Trả lời nhận được không phải của dịch vụ hải quan.</source>
        <translation>Somebody other than the customs service answered.</translation>
    </message>
    <message>
        <source>Nếu mạng này đòi đăng nhập, xin đăng nhập trong trình duyệt trước.</source>
        <translation>If this network asks you to sign in, please do so in a browser first.</translation>
    </message>
    <message>
        <source>Dịch vụ của hải quan đang gặp sự cố.</source>
        <translation>The customs service has a problem.</translation>
    </message>
    <message>
        <source>Dịch vụ của hải quan đang bận.</source>
        <translation>The customs service is busy.</translation>
    </message>
    <message>
        <source>Trả lời của dịch vụ hải quan không đọc được.</source>
        <translation>The answer of the customs service cannot be read.</translation>
    </message>
    <message>
        <source>Biên nhận của dịch vụ không xác thực được.</source>
        <translation>The receipt of the service cannot be verified.</translation>
    </message>
    <message>
        <source>Máy này chưa đăng ký với cơ quan hải quan.</source>
        <translation>This workstation is not enrolled with Customs.</translation>
    </message>
    <message>
        <source>Xin đăng ký trong trang Cài đặt, bằng mã do cơ quan hải quan cấp.</source>
        <translation>Please enrol in Settings with a code issued by Customs.</translation>
    </message>
    <message>
        <source>Máy này chưa được đăng ký cho doanh nghiệp của tờ khai.</source>
        <translation>This workstation is not enrolled for the enterprise of the declaration.</translation>
    </message>
    <message>
        <source>Phiếu vẫn được giữ trên máy này, chưa gửi.</source>
        <translation>The sheet is kept on this workstation and was not sent.</translation>
    </message>
    <message numerus="yes">
        <source>Còn %Ln phiếu chờ gửi tới dịch vụ đang dùng.</source>
        <translation>
            <numerusform>%Ln sheet still waits for the service in use.</numerusform>
            <numerusform>%Ln sheets still wait for the service in use.</numerusform>
        </translation>
    </message>
    <message>
        <source>Phiếu đã niêm phong cho dịch vụ đó, dịch vụ khác không mở được.</source>
        <translation>They are sealed to that service; another one cannot open them.</translation>
    </message>
    <message>
        <source>Xin chờ gửi hết hoặc rút lại, rồi đăng ký với dịch vụ mới.</source>
        <translation>Please wait until they are sent, or withdraw them, then enrol with the new service.</translation>
    </message>
    <message>
        <source>Phần mềm gặp lỗi ngoài dự kiến (mã {mark}).</source>
        <translation>The program met an unexpected fault (mark {mark}).</translation>
    </message>
    <message>
        <source>Những gì đã lưu vẫn còn nguyên trên máy này.</source>
        <translation>Everything that was saved is still on this workstation.</translation>
    </message>
    <message>
        <source>Máy chủ proxy đòi tên và mật khẩu.</source>
        <translation>The proxy server wants a name and a password.</translation>
    </message>
    <message>
        <source>Xin hỏi người quản trị mạng, rồi điền ở mục Mạng trong trang Cài đặt.</source>
        <translation>Please ask your network administrator, then fill them in under Network in Settings.</translation>
    </message>
    <message>
        <source>Máy chủ proxy không nhận tên và mật khẩu.</source>
        <translation>The proxy server does not take the name and password.</translation>
    </message>
    <message>
        <source>Xin xem lại mục Mạng trong trang Cài đặt: có thể mật khẩu đã đổi hoặc tài khoản bị khóa.</source>
        <translation>Please look at Network in Settings: the password may have changed, or the account may be locked.</translation>
    </message>
    <message>
        <source>Không tìm được máy chủ proxy theo cách đã cài đặt.</source>
        <translation>No proxy server can be found by what is set.</translation>
    </message>
    <message>
        <source>Xin xem lại mục Mạng trong trang Cài đặt, hoặc báo người quản trị mạng.</source>
        <translation>Please look at Network in Settings, or tell your network administrator.</translation>
    </message>
    <message>
        <source>Mạng này trả lời bằng một trang web thay cho dịch vụ của hải quan.</source>
        <translation>This network answers with a web page in the place of the customs service.</translation>
    </message>
    <message>
        <source>Xin mở trình duyệt và đăng nhập vào mạng; nếu không thấy trang nào, báo người quản trị mạng.</source>
        <translation>Please open a browser and sign in to the network; if no page appears, tell your network administrator.</translation>
    </message>
    <message>
        <source>Nơi trả lời không chứng minh được là dịch vụ mà máy này đã đăng ký.</source>
        <translation>Whoever answered cannot prove to be the service that this workstation is enrolled with.</translation>
    </message>
    <message>
        <source>Nếu lặp lại, xin báo cơ quan hải quan và người quản trị mạng.</source>
        <translation>If this happens again, please tell the customs office and your network administrator.</translation>
    </message>
    <message>
        <source>Nơi trả lời có vân tay khóa khác với dịch vụ trong thư mời.</source>
        <translation>Whoever answers has another key fingerprint than the service in the invitation.</translation>
    </message>
    <message>
        <source>Xin không đăng ký, và báo cho cơ quan hải quan đã gửi thư mời.</source>
        <translation>Please do not enrol, and tell the customs office that sent the invitation.</translation>
    </message>
    <message>
        <source>Không lấy được khóa bảo mật của máy này từ kho khóa của hệ thống.</source>
        <translation>The key of this workstation cannot be read from the system&apos;s keyring.</translation>
    </message>
    <message>
        <source>Xin mở khóa kho khóa của hệ thống, hoặc đăng ký lại trong trang Cài đặt.</source>
        <translation>Please unlock the system&apos;s keyring, or enrol again in Settings.</translation>
    </message>
    <message>
        <source>Dịch vụ không nhận ra máy này.</source>
        <translation>The service does not recognise this workstation.</translation>
    </message>
    <message>
        <source>Xin đăng ký lại trong trang Cài đặt.</source>
        <translation>Please enrol again in Settings.</translation>
    </message>
    <message>
        <source>Đồng hồ của máy này lệch quá nhiều so với dịch vụ.</source>
        <translation>The clock of this workstation differs too much from that of the service.</translation>
    </message>
    <message>
        <source>Xin chỉnh lại ngày giờ của máy.</source>
        <translation>Please set the date and time of this workstation.</translation>
    </message>
    <message>
        <source>Đăng ký của máy này đã hết hiệu lực.</source>
        <translation>The enrolment of this workstation has ended.</translation>
    </message>
    <message>
        <source>Xin liên hệ cơ quan hải quan để được cấp mã, rồi đăng ký lại trong trang Cài đặt.</source>
        <translation>Please ask Customs for a code, then enrol again in Settings.</translation>
    </message>
    <message>
        <source>Phiên bản phần mềm này đã cũ, dịch vụ không còn nhận.</source>
        <translation>This version of the program is too old for the service.</translation>
    </message>
    <message>
        <source>Xin cập nhật phần mềm.</source>
        <translation>Please update the program.</translation>
    </message>
    <message>
        <source>Mã đăng ký không đúng, đã dùng rồi hoặc đã hết hạn.</source>
        <translation>The enrolment code is wrong, used or expired.</translation>
    </message>
    <message>
        <source>Xin kiểm tra lại mã, hoặc xin cơ quan hải quan cấp mã mới.</source>
        <translation>Please check the code, or ask Customs for a new one.</translation>
    </message>
    <message>
        <source>Chưa liên lạc được với dịch vụ của hải quan.</source>
        <translation>The customs service could not be reached.</translation>
    </message>
    <message>
        <source>Dịch vụ của hải quan tạm dừng nhận phiếu từ máy này.</source>
        <translation>The customs service takes no sheets from this workstation for now.</translation>
    </message>
    <message>
        <source>Xin xem lại đăng ký trong trang Cài đặt.</source>
        <translation>Please look at the enrolment in Settings.</translation>
    </message>
    <message>
        <source>Cơ quan hải quan đang giữ một phiếu cùng mã số nhưng khác nội dung.</source>
        <translation>Customs holds a sheet of the same identity with other content.</translation>
    </message>
    <message>
        <source>Xin mở lại phiếu, kiểm tra rồi gửi bản mới.</source>
        <translation>Please open the sheet, check it and send a new version.</translation>
    </message>
    <message>
        <source>Tờ khai này đã có phiếu đánh giá được gửi từ máy khác.</source>
        <translation>A sheet about this declaration was already sent from another workstation.</translation>
    </message>
    <message>
        <source>Có thể gửi thành bản sau, hoặc bỏ phiếu này ở trang Đã gửi.</source>
        <translation>You can send it as a later version, or give it up on the page Sent.</translation>
    </message>
    <message>
        <source>Phiếu có nội dung không hợp lệ nên chưa được tiếp nhận.</source>
        <translation>The sheet breaks a rule and was not accepted.</translation>
    </message>
    <message>
        <source>Xin sửa rồi gửi lại.</source>
        <translation>Please correct it and send it again.</translation>
    </message>
    <message>
        <source>Cơ quan hải quan đã gỡ bỏ phiếu này.</source>
        <translation>Customs has removed this sheet.</translation>
    </message>
    <message>
        <source>Cơ quan hải quan chưa nhận được phiếu này.</source>
        <translation>Customs has not accepted this sheet.</translation>
    </message>
    <message>
        <source>Ổ đĩa đã đầy.</source>
        <translation>The disk is full.</translation>
    </message>
    <message>
        <source>Xin giải phóng dung lượng rồi làm lại.</source>
        <translation>Please free some space and try again.</translation>
    </message>
    <message>
        <source>Dữ liệu đang được một chương trình khác sử dụng.</source>
        <translation>Another program is using the data.</translation>
    </message>
    <message>
        <source>Xin đóng cửa sổ Hài Lòng khác, nếu có, rồi làm lại.</source>
        <translation>Please close any other Hài Lòng window and try again.</translation>
    </message>
    <message>
        <source>Tệp dữ liệu trên máy này bị hỏng.</source>
        <translation>The data file on this workstation is damaged.</translation>
    </message>
    <message>
        <source>Xin đóng rồi mở lại Hài Lòng: phần mềm sẽ sửa dữ liệu và giữ lại các phiếu chờ gửi.</source>
        <translation>Please close Hài Lòng and open it again: it will repair the data and keep the sheets that wait.</translation>
    </message>
    <message>
        <source>Thư mục dữ liệu không cho phép ghi.</source>
        <translation>The data folder cannot be written to.</translation>
    </message>
    <message>
        <source>Xin kiểm tra quyền của thư mục dữ liệu.</source>
        <translation>Please check the permissions of the data folder.</translation>
    </message>
    <message>
        <source>Dữ liệu trên máy này do một phiên bản mới hơn tạo ra.</source>
        <translation>The data on this workstation was made by a newer version.</translation>
    </message>
    <message>
        <source>Chưa mở được dữ liệu: kho khóa của hệ thống đang khóa hoặc không trả lời.</source>
        <translation>The data could not be opened: the system&apos;s keyring is locked or does not answer.</translation>
    </message>
    <message>
        <source>Xin mở khóa kho khóa của hệ thống, rồi thử lại.</source>
        <translation>Unlock the system&apos;s keyring, then try again.</translation>
    </message>
    <message>
        <source>Chưa mở được dữ liệu: khóa của dữ liệu trên máy này bị hỏng hoặc bị thay.</source>
        <translation>The data could not be opened: the key of this workstation&apos;s data is damaged or was replaced.</translation>
    </message>
    <message>
        <source>Nếu có bản sao lưu của khóa, xin khôi phục rồi thử lại.</source>
        <translation>If there is a backup of the key, restore it and try again.</translation>
    </message>
    <message>
        <source>Thư mục dữ liệu nằm trên máy khác trong mạng.</source>
        <translation>The data folder lies on another machine of the network.</translation>
    </message>
    <message>
        <source>Dữ liệu để ở đó có thể mất khi mạng đứt giữa chừng. Xin chọn thư mục trên ổ đĩa của chính máy này.</source>
        <translation>Data there can be lost when the network breaks. Please choose a folder on a disk of this workstation.</translation>
    </message>
    <message>
        <source>Thư mục dữ liệu đang được đồng bộ (OneDrive, Dropbox, Google Drive…).</source>
        <translation>The data folder is being synchronised (OneDrive, Dropbox, Google Drive…).</translation>
    </message>
    <message>
        <source>Phần mềm đồng bộ có thể chép đè bản cũ lên bản mới. Xin chọn thư mục không đồng bộ trên máy này.</source>
        <translation>A program that synchronises may put an old copy over a new one. Please choose a folder of this workstation that is not synchronised.</translation>
    </message>
    <message>
        <source>Không đọc hoặc ghi được dữ liệu trên máy này.</source>
        <translation>The data on this workstation cannot be read or written.</translation>
    </message>
    <message>
        <source>Xin làm lại; nếu vẫn không được, xin liên hệ bộ phận hỗ trợ.</source>
        <translation>Please try again; if it still fails, contact support.</translation>
    </message>
</context>
<context>
    <name>imports</name>
    <message>
        <source>Dòng không được nhập</source>
        <translation>Row not imported</translation>
    </message>
    <message>
        <source>Dòng được bỏ qua</source>
        <translation>Row left out</translation>
    </message>
    <message>
        <source>Tệp vẫn được nhập</source>
        <translation>File imported</translation>
    </message>
    <message>
        <source>Dòng vẫn được nhập</source>
        <translation>Row imported</translation>
    </message>
    <message>
        <source>Dòng {row}</source>
        <translation>Row {row}</translation>
    </message>
    <message>
        <source>đã dừng theo yêu cầu</source>
        <translation>stopped as you asked</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tờ khai mới</source>
        <translation>
            <numerusform>%Ln new declaration</numerusform>
            <numerusform>%Ln new declarations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tờ khai được cập nhật</source>
        <translation>
            <numerusform>%Ln declaration updated</numerusform>
            <numerusform>%Ln declarations updated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dòng không nhập được</source>
        <translation>
            <numerusform>%Ln row not imported</numerusform>
            <numerusform>%Ln rows not imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tệp không đọc được</source>
        <translation>
            <numerusform>%n file could not be read</numerusform>
            <numerusform>%n files could not be read</numerusform>
        </translation>
    </message>
    <message>
        <source>Tệp không được nhập</source>
        <translation>File not imported</translation>
    </message>
    <message numerus="yes">
        <source>và %Ln vấn đề khác cùng loại</source>
        <translation>
            <numerusform>and %Ln more problem</numerusform>
            <numerusform>and %Ln more problems</numerusform>
        </translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Dòng</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Vấn đề</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Outcome</translation>
    </message>
    <message numerus="yes">
        <source>%n giây</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phút</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>không có tệp nào để nhập</source>
        <translation>no files to import</translation>
    </message>
    <message>
        <source>các tệp này đã được nhập trước đây</source>
        <translation>these files were imported before</translation>
    </message>
    <message>
        <source>không có gì mới</source>
        <translation>nothing new</translation>
    </message>
    <message>
        <source>Không tìm thấy tệp; có thể tệp vừa được chuyển đi. Xin chọn lại.</source>
        <translation>File not found; it may just have been moved. Please choose it again.</translation>
    </message>
    <message>
        <source>Không có quyền mở tệp, hoặc chương trình khác đang giữ tệp. Xin đóng chương trình đó rồi nhập lại.</source>
        <translation>No permission to open the file, or another program is holding it. Please close that program and import again.</translation>
    </message>
    <message>
        <source>Tệp rỗng. Xin xuất lại tệp.</source>
        <translation>The file is empty. Please export it again.</translation>
    </message>
    <message>
        <source>Không nhận ra tờ khai hay danh sách tờ khai trong tệp. Xin xuất lại từ phần mềm khai báo ra XML, Excel hoặc CSV.</source>
        <translation>No declaration or list of declarations was recognised in the file. Please export it again from the declaration software as XML, Excel or CSV.</translation>
    </message>
    <message>
        <source>Tệp có nội dung không an toàn nên không được mở. Xin xuất lại từ phần mềm khai báo.</source>
        <translation>The file has unsafe content and was not opened. Please export it again from the declaration software.</translation>
    </message>
    <message>
        <source>Danh sách thiếu cột: {columns}. Xin xuất lại có cả các cột này.</source>
        <translation>The list lacks these columns: {columns}. Please export it again with them.</translation>
    </message>
    <message>
        <source>Tệp không có tờ khai nào. Xin xem lại khoảng thời gian đã chọn khi xuất.</source>
        <translation>The file has no declarations. Please check the period that was chosen for the export.</translation>
    </message>
    <message>
        <source>Bản in có nhiều số tờ khai khác nhau: {numbers}. Xin lưu mỗi tờ khai thành một tệp.</source>
        <translation>The print has several declaration numbers: {numbers}. Please save each declaration as a file of its own.</translation>
    </message>
    <message>
        <source>Không tìm thấy số tờ khai trong tệp. Xin xuất lại khi tờ khai đã được cấp số.</source>
        <translation>No declaration number was found in the file. Please export it again once the declaration has a number.</translation>
    </message>
    <message>
        <source>Tệp lớn hơn {limit_mb} MB. Xin xuất từng khoảng thời gian ngắn hơn.</source>
        <translation>The file is larger than {limit_mb} MB. Please export shorter periods.</translation>
    </message>
    <message>
        <source>Tệp bị hỏng hoặc chưa được chép xong. Xin xuất lại tệp.</source>
        <translation>The file is damaged or was not copied to its end. Please export it again.</translation>
    </message>
    <message>
        <source>Tệp đang được ghi. Xin nhập lại khi phần mềm khai báo ghi xong.</source>
        <translation>The file is being written. Please import it once the declaration software has finished.</translation>
    </message>
    <message>
        <source>Tệp có mật khẩu. Xin lưu một bản không có mật khẩu rồi nhập lại.</source>
        <translation>The file asks for a password. Please save a copy without one and import that.</translation>
    </message>
    <message>
        <source>Tệp có macro. Macro không được chạy, chỉ đọc dữ liệu.</source>
        <translation>The file has macros. They were not run; only the data was read.</translation>
    </message>
    <message>
        <source>Số tờ khai “{value}” không hợp lệ.</source>
        <translation>“{value}” is no declaration number.</translation>
    </message>
    <message>
        <source>Ngày “{value}” ở cột {column} không đọc được.</source>
        <translation>The day “{value}” in column {column} cannot be read.</translation>
    </message>
    <message>
        <source>Giá trị “{value}” ở cột {column} không đọc được.</source>
        <translation>The value “{value}” in column {column} cannot be read.</translation>
    </message>
    <message>
        <source>Mã số thuế “{value}” có thể không đúng.</source>
        <translation>The tax code “{value}” may be wrong.</translation>
    </message>
    <message>
        <source>Cột {column} dùng phông chữ cũ (TCVN3 hoặc VNI); chữ được giữ nguyên.</source>
        <translation>Column {column} is in an old font encoding (TCVN3 or VNI); the text was left as it is.</translation>
    </message>
    <message>
        <source>Trạng thái “{value}” chưa biết; ghi là chưa rõ.</source>
        <translation>The state “{value}” is unknown and was kept as unknown.</translation>
    </message>
    <message>
        <source>Tờ khai chưa có số.</source>
        <translation>The declaration has no number yet.</translation>
    </message>
    <message>
        <source>Tờ khai thử.</source>
        <translation>A test declaration.</translation>
    </message>
    <message>
        <source>Không có số tờ khai.</source>
        <translation>There is no declaration number.</translation>
    </message>
    <message>
        <source>Số tờ khai “{value}” đã mất chữ số do bảng tính làm tròn. Xin xuất lại cột này ở dạng chữ.</source>
        <translation>The declaration number “{value}” lost digits to rounding by a spreadsheet. Please export this column as text.</translation>
    </message>
    <message>
        <source>Số tờ khai “{value}” có ký tự không phải chữ số.</source>
        <translation>The declaration number “{value}” has characters that are no digits.</translation>
    </message>
    <message>
        <source>Số tờ khai “{value}” không đủ 12 chữ số.</source>
        <translation>The declaration number “{value}” does not have 12 digits.</translation>
    </message>
</context>
<context>
    <name>leaving</name>
    <message numerus="yes">
        <source>Còn %Ln phiếu chưa gửi xong.</source>
        <translation>
            <numerusform>%Ln sheet is not yet sent.</numerusform>
            <numerusform>%Ln sheets are not yet sent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Phiếu vẫn được giữ trên máy này và sẽ tự gửi khi mở lại phần mềm, không cần làm lại.</source>
        <translation>They are kept on this workstation and are sent by themselves at the next start; nothing has to be done again.</translation>
    </message>
    <message>
        <source>Vẫn thoát</source>
        <translation>Quit anyway</translation>
    </message>
    <message>
        <source>Ở lại</source>
        <translation>Stay</translation>
    </message>
    <message>
        <source>Màn hình này không có khay biểu tượng.</source>
        <translation>This desktop has no place for icons beside the clock.</translation>
    </message>
    <message>
        <source>Đóng cửa sổ là thoát, và khi đó phần mềm không hỏi được khi tờ khai thông quan.</source>
        <translation>Closing the window ends the program, and then it cannot ask when a declaration clears.</translation>
    </message>
    <message>
        <source>Thoát</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Thu nhỏ</source>
        <translation>Minimise</translation>
    </message>
    <message>
        <source>Hài Lòng vẫn chạy ở góc màn hình. Muốn thoát hẳn, bấm chuột phải vào biểu tượng rồi chọn Thoát.</source>
        <translation>Hài Lòng keeps running beside the clock. To end it, right-click its icon and choose Quit.</translation>
    </message>
</context>
<context>
    <name>live</name>
    <message>
        <source>Đang đọc {database}: đến ngày {day} · {rows} dòng</source>
        <translation>Reading {database}: back to {day} · {rows} rows</translation>
    </message>
    <message>
        <source>Đang tắt</source>
        <translation>Switched off</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Tự thử lại {when}.</source>
        <translation>Tried again {when}.</translation>
    </message>
    <message>
        <source>Đã đọc đến {when}</source>
        <translation>Read up to {when}</translation>
    </message>
    <message>
        <source>Chưa đọc</source>
        <translation>Not read yet</translation>
    </message>
    <message>
        <source>Tờ khai đã đọc trước đây vẫn còn trong danh sách.</source>
        <translation>What was read before stays in the list.</translation>
    </message>
    <message>
        <source>Tờ khai đã đọc vẫn còn; các cơ sở dữ liệu khác vẫn được đọc bình thường.</source>
        <translation>What was read stays; the other databases are read as usual.</translation>
    </message>
    <message>
        <source>Không tìm thấy máy chủ có tên này.</source>
        <translation>There is no server of this name.</translation>
    </message>
    <message>
        <source>Xin kiểm tra tên máy, hoặc nhập địa chỉ IP của máy cài ECUS.</source>
        <translation>Please check the name, or type the IP address of the computer that has ECUS.</translation>
    </message>
    <message>
        <source>Máy chủ không nhận kết nối ở cổng này.</source>
        <translation>The server takes no connection at this port.</translation>
    </message>
    <message>
        <source>Có thể TCP/IP của SQL Server đang tắt, hoặc cổng khác. Trên máy cài ECUS, mở SQL Server Configuration Manager, bật TCP/IP cho ECUSSQL2008 rồi khởi động lại dịch vụ SQL Server.</source>
        <translation>TCP/IP of SQL Server may be off, or it uses another port. On the computer that has ECUS, open SQL Server Configuration Manager, enable TCP/IP for ECUSSQL2008 and restart the SQL Server service.</translation>
    </message>
    <message>
        <source>Máy chủ không trả lời.</source>
        <translation>The server does not answer.</translation>
    </message>
    <message>
        <source>Xin kiểm tra máy cài ECUS đã bật và tường lửa cho phép kết nối tới SQL Server.</source>
        <translation>Please check that the computer with ECUS is on and that its firewall lets connections to SQL Server through.</translation>
    </message>
    <message>
        <source>Kết nối tới ECUS bị ngắt giữa chừng.</source>
        <translation>The connection to ECUS broke off.</translation>
    </message>
    <message>
        <source>Không cần làm gì: phần mềm sẽ đọc tiếp từ chỗ đang dở.</source>
        <translation>Nothing has to be done: reading goes on where it stopped.</translation>
    </message>
    <message>
        <source>Địa chỉ này không phải là SQL Server.</source>
        <translation>This address is no SQL Server.</translation>
    </message>
    <message>
        <source>Xin kiểm tra lại tên máy và cổng.</source>
        <translation>Please check the name and the port.</translation>
    </message>
    <message>
        <source>Không hỏi được cổng của phiên bản SQL Server này.</source>
        <translation>The port of this SQL Server instance could not be asked for.</translation>
    </message>
    <message>
        <source>Trên máy cài ECUS, bật dịch vụ SQL Server Browser, hoặc đặt cổng cố định và nhập địa chỉ dạng TENMAY,1433.</source>
        <translation>On the computer that has ECUS, start the SQL Server Browser service, or set a fixed port and type the address as COMPUTER,1433.</translation>
    </message>
    <message>
        <source>Máy chủ không có phiên bản SQL Server tên này.</source>
        <translation>The server has no SQL Server instance of this name.</translation>
    </message>
    <message>
        <source>Xin chọn một phiên bản trong danh sách tìm thấy.</source>
        <translation>Please choose one from the list of those found.</translation>
    </message>
    <message>
        <source>TCP/IP của SQL Server này đang tắt.</source>
        <translation>TCP/IP of this SQL Server is off.</translation>
    </message>
    <message>
        <source>Trên máy cài ECUS, mở SQL Server Configuration Manager, mục Protocols for ECUSSQL2008, bật TCP/IP rồi khởi động lại dịch vụ SQL Server.</source>
        <translation>On the computer that has ECUS, open SQL Server Configuration Manager, Protocols for ECUSSQL2008, enable TCP/IP and restart the SQL Server service.</translation>
    </message>
    <message>
        <source>Máy chủ này không mã hóa kết nối.</source>
        <translation>This server does not encrypt the connection.</translation>
    </message>
    <message>
        <source>Mật khẩu sẽ đi qua mạng không được bảo vệ. Chỉ chọn “Máy chủ này không có chứng chỉ” trong mạng nội bộ tin cậy.</source>
        <translation>The password would cross the network unprotected. Choose “This server has no certificate” in a trusted local network only.</translation>
    </message>
    <message>
        <source>Không lập được kết nối bảo mật với máy chủ.</source>
        <translation>No protected connection could be made to the server.</translation>
    </message>
    <message>
        <source>Xin báo người quản trị máy cài ECUS.</source>
        <translation>Please tell the administrator of the computer that has ECUS.</translation>
    </message>
    <message>
        <source>Chứng chỉ của máy chủ không được máy này tin cậy.</source>
        <translation>This workstation does not trust the server&apos;s certificate.</translation>
    </message>
    <message>
        <source>Thường là chứng chỉ do SQL Server tự tạo. Xin chọn tệp chứng chỉ do người quản trị cấp, hoặc chọn “Máy chủ này không có chứng chỉ” nếu ở trong mạng nội bộ tin cậy.</source>
        <translation>Mostly SQL Server has made it itself. Please choose a certificate file from the administrator, or “This server has no certificate” in a trusted local network.</translation>
    </message>
    <message>
        <source>Chứng chỉ của máy chủ được cấp cho một tên khác.</source>
        <translation>The server&apos;s certificate was given to another name.</translation>
    </message>
    <message>
        <source>Xin nhập đúng tên máy ghi trong chứng chỉ.</source>
        <translation>Please type the name that stands in the certificate.</translation>
    </message>
    <message>
        <source>Không đọc được tệp chứng chỉ đã chọn.</source>
        <translation>The chosen certificate file cannot be read.</translation>
    </message>
    <message>
        <source>Xin chọn lại tệp .pem hoặc .crt.</source>
        <translation>Please choose another .pem or .crt file.</translation>
    </message>
    <message>
        <source>Sai tên đăng nhập hoặc mật khẩu.</source>
        <translation>Login or password is wrong.</translation>
    </message>
    <message>
        <source>Xin nhập lại, hoặc nhờ người quản trị tạo tài khoản chỉ đọc.</source>
        <translation>Please type them again, or ask the administrator for a read-only login.</translation>
    </message>
    <message>
        <source>Mật khẩu của tài khoản này đã hết hạn.</source>
        <translation>The password of this login has expired.</translation>
    </message>
    <message>
        <source>Xin người quản trị đặt lại mật khẩu, rồi nhập mật khẩu mới.</source>
        <translation>Please have the administrator set a new one, then type it.</translation>
    </message>
    <message>
        <source>Chưa có mật khẩu trong kho khóa của hệ thống.</source>
        <translation>There is no password in the system&apos;s keyring.</translation>
    </message>
    <message>
        <source>Xin bấm Sửa và nhập lại mật khẩu.</source>
        <translation>Please press Change and type the password again.</translation>
    </message>
    <message>
        <source>Không dùng được kho khóa của hệ thống để giữ mật khẩu.</source>
        <translation>The system&apos;s keyring cannot be used to keep the password.</translation>
    </message>
    <message>
        <source>Xin mở khóa kho khóa. Phần mềm không ghi mật khẩu vào tệp; trên Windows có thể đăng nhập bằng Windows.</source>
        <translation>Please unlock the keyring. Passwords are never written to a file; on Windows you can sign in as the Windows user.</translation>
    </message>
    <message>
        <source>Máy này không đăng nhập được SQL Server bằng tài khoản Windows.</source>
        <translation>This workstation cannot sign in to SQL Server as a Windows user.</translation>
    </message>
    <message>
        <source>Xin dùng tài khoản SQL.</source>
        <translation>Please use an SQL login.</translation>
    </message>
    <message>
        <source>Thiếu trình điều khiển để kết nối tới SQL Server.</source>
        <translation>The driver for SQL Server is missing.</translation>
    </message>
    <message>
        <source>Xin cài lại Hài Lòng, hoặc báo bộ phận hỗ trợ.</source>
        <translation>Please install Hài Lòng again, or tell support.</translation>
    </message>
    <message>
        <source>Không mở được cơ sở dữ liệu này.</source>
        <translation>This database cannot be opened.</translation>
    </message>
    <message>
        <source>Có thể đang được khôi phục, đã đổi tên hoặc đã xóa. Phần mềm sẽ tự thử lại.</source>
        <translation>It may be being restored, renamed or gone. It is tried again by itself.</translation>
    </message>
    <message>
        <source>Tài khoản này không được vào cơ sở dữ liệu.</source>
        <translation>This login may not enter the database.</translation>
    </message>
    <message>
        <source>Xin nhờ người quản trị chạy lệnh tạo tài khoản chỉ đọc.</source>
        <translation>Please have the administrator run the script that makes a read-only login.</translation>
    </message>
    <message>
        <source>Đây không phải là cơ sở dữ liệu của ECUS.</source>
        <translation>This is not a database of ECUS.</translation>
    </message>
    <message>
        <source>Xin chọn cơ sở dữ liệu khác, thường có tên ECUS5VNACCS.</source>
        <translation>Please choose another one; its usual name is ECUS5VNACCS.</translation>
    </message>
    <message>
        <source>Cơ sở dữ liệu thiếu cột cần đọc.</source>
        <translation>The database lacks a column that is needed.</translation>
    </message>
    <message>
        <source>Có thể ECUS đã đổi phiên bản. Xin gửi chi tiết cho bộ phận hỗ trợ.</source>
        <translation>ECUS may have changed its version. Please send the details to support.</translation>
    </message>
    <message>
        <source>Tài khoản này không được đọc bảng tờ khai.</source>
        <translation>This login may not read the table of declarations.</translation>
    </message>
    <message>
        <source>Phiên bản SQL Server quá cũ.</source>
        <translation>This SQL Server is too old.</translation>
    </message>
    <message>
        <source>Cần SQL Server 2008 trở lên. Có thể dùng thư mục xuất tệp thay thế.</source>
        <translation>SQL Server 2008 or newer is needed. The folder of exports can be used instead.</translation>
    </message>
    <message>
        <source>SQL Server đang bận.</source>
        <translation>SQL Server is busy.</translation>
    </message>
    <message>
        <source>Không cần làm gì: phần mềm nhường ECUS và sẽ đọc lại sau.</source>
        <translation>Nothing has to be done: ECUS comes first, and reading goes on later.</translation>
    </message>
    <message>
        <source>SQL Server báo lỗi.</source>
        <translation>SQL Server reports an error.</translation>
    </message>
    <message>
        <source>Phần mềm sẽ tự thử lại. Nếu vẫn lỗi, xin gửi chi tiết cho bộ phận hỗ trợ.</source>
        <translation>It is tried again by itself. If it goes on, please send the details to support.</translation>
    </message>
</context>
<context>
    <name>lock</name>
    <message>
        <source>Mã PIN không đúng.</source>
        <translation>Wrong PIN.</translation>
    </message>
    <message numerus="yes">
        <source>Mã PIN không đúng. Xin thử lại sau %n giây.</source>
        <translation>
            <numerusform>Wrong PIN. Please try again in %n second.</numerusform>
            <numerusform>Wrong PIN. Please try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mã khôi phục không đúng.</source>
        <translation>The recovery code is wrong.</translation>
    </message>
    <message numerus="yes">
        <source>Mã khôi phục không đúng. Xin thử lại sau %n giây.</source>
        <translation>
            <numerusform>The recovery code is wrong. Please try again in %n second.</numerusform>
            <numerusform>The recovery code is wrong. Please try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mã PIN chỉ gồm chữ số.</source>
        <translation>A PIN has digits alone.</translation>
    </message>
    <message>
        <source>Mã PIN có từ {least} đến {most} chữ số.</source>
        <translation>A PIN has {least} to {most} digits.</translation>
    </message>
    <message>
        <source>Mã PIN này quá dễ đoán. Xin chọn mã khác.</source>
        <translation>This PIN is too easy to guess. Please choose another.</translation>
    </message>
    <message>
        <source>Hai lần nhập mã PIN không giống nhau.</source>
        <translation>The two PINs differ.</translation>
    </message>
</context>
<context>
    <name>moments</name>
    <message>
        <source>{time} {day}</source>
        <translation>{time} {day}</translation>
    </message>
    <message>
        <source>hôm nay</source>
        <translation>today</translation>
    </message>
    <message>
        <source>hôm qua</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>ngay bây giờ</source>
        <translation>right now</translation>
    </message>
    <message numerus="yes">
        <source>sau %n giây</source>
        <translation>
            <numerusform>in %n second</numerusform>
            <numerusform>in %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sau %n phút</source>
        <translation>
            <numerusform>in %n minute</numerusform>
            <numerusform>in %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>repair</name>
    <message>
        <source>Tệp dữ liệu trên máy này bị hỏng và đã được thay bằng tệp mới.</source>
        <translation>The data file on this workstation was damaged and has been replaced by a new one.</translation>
    </message>
    <message>
        <source>Nếu thiếu tờ khai, xin nhập lại danh sách.</source>
        <translation>If declarations are missing, please import the list again.</translation>
    </message>
    <message>
        <source>Khóa của dữ liệu trên máy này không còn nên không mở được dữ liệu cũ; đã tạo tệp mới.</source>
        <translation>The key of this workstation&apos;s data is gone, so the old data cannot be opened; a new file was made.</translation>
    </message>
    <message>
        <source>Xin nhập lại danh sách tờ khai. Dữ liệu cũ vẫn được cất riêng.</source>
        <translation>Please import your list of declarations again. The old data was put aside and kept.</translation>
    </message>
    <message>
        <source>Không thấy tệp dữ liệu trên máy này nên đã tạo tệp mới.</source>
        <translation>The data file on this workstation was not found, so a new one was made.</translation>
    </message>
    <message>
        <source>Xin nhập lại danh sách tờ khai.</source>
        <translation>Please import the list of declarations again.</translation>
    </message>
    <message>
        <source>Xin đăng ký lại doanh nghiệp trong trang Cài đặt, rồi nhập lại danh sách tờ khai.</source>
        <translation>Please enrol the enterprises again in Settings, then import the list of declarations again.</translation>
    </message>
    <message>
        <source>Không có phiếu nào đang chờ gửi.</source>
        <translation>No sheets were waiting to be sent.</translation>
    </message>
    <message>
        <source>Đã giữ lại {rescued} trong {recorded} phiếu chờ gửi; các phiếu này sẽ tự gửi đi.</source>
        <translation>{rescued} of {recorded} waiting sheets were kept; they will be sent by themselves.</translation>
    </message>
</context>
<context>
    <name>sent</name>
    <message>
        <source>Số tờ khai</source>
        <translation>Declaration</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Mức độ</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Biên nhận</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Thời gian</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Đã khóa</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>Chờ đến {time}</source>
        <translation>Held until {time}</translation>
    </message>
    <message>
        <source>{when} (giờ máy)</source>
        <translation>{when} (own clock)</translation>
    </message>
    <message>
        <source>Phiếu đã cứu</source>
        <translation>Rescued sheet</translation>
    </message>
    <message>
        <source>{lowest}–{highest} sao</source>
        <translation>{lowest}–{highest} stars</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Dữ liệu trên máy này được mã hóa; khóa nằm trong kho khóa của hệ thống.</source>
        <translation>The data on this workstation is encrypted; its key is in the system&apos;s keyring.</translation>
    </message>
    <message>
        <source>Dữ liệu trên máy này được mã hóa, nhưng máy không có kho khóa dùng được nên khóa nằm ngay cạnh dữ liệu, trong một tệp chỉ tài khoản này đọc được. Ai lấy được cả thư mục dữ liệu thì đọc được những gì đã lưu.</source>
        <translation>The data on this workstation is encrypted, but it has no usable keyring, so the key lies right beside the data, in a file that only this account can read. Whoever gets hold of the whole data folder can read what was saved.</translation>
    </message>
    <message>
        <source>Dữ liệu trên máy này chưa được mã hóa vì ổ đĩa không đủ chỗ. Xin giải phóng dung lượng rồi mở lại phần mềm.</source>
        <translation>The data on this workstation is not encrypted yet, because there is not enough room on the disk. Free some room, then open the program again.</translation>
    </message>
</context>
<context>
    <name>starting</name>
    <message>
        <source>Nếu khóa không còn nữa, có thể bắt đầu với dữ liệu mới: phiếu chờ gửi được giữ lại, dữ liệu cũ được cất riêng.</source>
        <translation>If the key is gone for good, you can start with new data: what waits to be sent is kept, and the old data is put aside.</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Bắt đầu với dữ liệu mới</source>
        <translation>Start with new data</translation>
    </message>
    <message>
        <source>Thoát</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Đang mã hóa dữ liệu trên máy này</source>
        <translation>Encrypting the data on this workstation</translation>
    </message>
    <message>
        <source>Chỉ làm một lần, có thể mất vài phút. Phiếu chờ gửi vẫn được giữ; tắt máy giữa chừng cũng không mất.</source>
        <translation>This is done once and may take some minutes. What waits to be sent is kept, even if the workstation is switched off meanwhile.</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>Đang kết nối</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>Chưa kết nối</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>Chưa đăng ký</source>
        <translation>Not enrolled</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Ngoại tuyến</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Tạm dừng gửi</source>
        <translation>Sending paused</translation>
    </message>
    <message numerus="yes">
        <source>đang gửi %Ln phiếu</source>
        <translation>
            <numerusform>sending %Ln sheet</numerusform>
            <numerusform>sending %Ln sheets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phiếu chờ gửi</source>
        <translation>
            <numerusform>%Ln sheet waiting</numerusform>
            <numerusform>%Ln sheets waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phiếu chờ hết giờ hoàn tác</source>
        <translation>
            <numerusform>%Ln sheet held for undo</numerusform>
            <numerusform>%Ln sheets held for undo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phiếu cần sửa lại</source>
        <translation>
            <numerusform>%Ln sheet to be corrected</numerusform>
            <numerusform>%Ln sheets to be corrected</numerusform>
        </translation>
    </message>
    <message>
        <source>đã gửi hết</source>
        <translation>everything sent</translation>
    </message>
    <message>
        <source>không có phiếu chờ gửi</source>
        <translation>nothing waiting</translation>
    </message>
    <message>
        <source>chưa liên lạc lần nào</source>
        <translation>never in contact</translation>
    </message>
    <message>
        <source>liên lạc lần cuối {when}</source>
        <translation>last contact {when}</translation>
    </message>
</context>
<context>
    <name>tray</name>
    <message numerus="yes">
        <source>%Ln tờ khai chưa đánh giá</source>
        <translation>
            <numerusform>%Ln declaration not yet rated</numerusform>
            <numerusform>%Ln declarations not yet rated</numerusform>
        </translation>
    </message>
    <message>
        <source>Đánh giá…</source>
        <translation>Rate…</translation>
    </message>
    <message>
        <source>Tờ khai chưa đánh giá ({count})</source>
        <translation>Declarations not yet rated ({count})</translation>
    </message>
    <message>
        <source>Gặp vướng mắc khi làm thủ tục…</source>
        <translation>A problem during clearance…</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Hôm nay không hỏi nữa</source>
        <translation>Do not ask any more today</translation>
    </message>
    <message>
        <source>Thoát</source>
        <translation>Quit</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>vi</source>
        <comment>the code of this language: en in the English translation</comment>
        <translation>en</translation>
    </message>
    <message numerus="yes">
        <source>Có hiệu lực từ {day}, còn %n ngày</source>
        <translation>
            <numerusform>In force from {day}, in %n day</numerusform>
            <numerusform>In force from {day}, in %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Có hiệu lực từ {day}</source>
        <translation>In force since {day}</translation>
    </message>
    <message>
        <source>Hết hiệu lực từ {day}</source>
        <translation>Expired since {day}</translation>
    </message>
    <message>
        <source>Tạm ngưng hiệu lực từ {day}</source>
        <translation>Suspended since {day}</translation>
    </message>
    <message>
        <source>Rất hài lòng</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>Hài lòng</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>Bình thường</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Không hài lòng</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>Rất không hài lòng</source>
        <translation>Very dissatisfied</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Đội</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Khâu</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Công chức</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Nhập</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Xuất</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Chưa rõ</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Xanh</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>Vàng</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>Đỏ</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Chưa phân luồng</source>
        <translation>Not channelled</translation>
    </message>
    <message>
        <source>Luồng xanh</source>
        <translation>Green channel</translation>
    </message>
    <message>
        <source>Luồng vàng</source>
        <translation>Yellow channel</translation>
    </message>
    <message>
        <source>Luồng đỏ</source>
        <translation>Red channel</translation>
    </message>
    <message>
        <source>Bản nháp</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Đã khai, chờ cấp số</source>
        <translation>Declared, no number yet</translation>
    </message>
    <message>
        <source>Đã đăng ký</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Đã phân luồng</source>
        <translation>Channelled</translation>
    </message>
    <message>
        <source>Đưa về bảo quản</source>
        <translation>Taken into storage</translation>
    </message>
    <message>
        <source>Giải phóng hàng</source>
        <translation>Released</translation>
    </message>
    <message>
        <source>Thông quan</source>
        <translation>Cleared</translation>
    </message>
    <message>
        <source>Đã hủy</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Trong khi làm thủ tục</source>
        <translation>During the procedure</translation>
    </message>
    <message>
        <source>Sau khi thông quan</source>
        <translation>After clearance</translation>
    </message>
    <message>
        <source>Đang viết</source>
        <translation>Being written</translation>
    </message>
    <message>
        <source>Đã ghi nhận</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Đang gửi</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>Đã tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation>In handling</translation>
    </message>
    <message>
        <source>Đã trả lời</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Cần sửa lại</source>
        <translation>To be corrected</translation>
    </message>
    <message>
        <source>Đã gỡ bỏ</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Đã rút lại</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Đã có bản mới</source>
        <translation>Superseded</translation>
    </message>
    <message>
        <source>Phiếu đang viết dở, được giữ trên máy này.</source>
        <translation>The sheet is being written and kept on this workstation.</translation>
    </message>
    <message>
        <source>Phiếu đã ghi nhận trên máy này, chưa gửi.</source>
        <translation>The sheet is recorded on this workstation and not sent.</translation>
    </message>
    <message>
        <source>Phiếu đã lưu trên máy này và sẽ tự gửi đi.</source>
        <translation>The sheet is saved on this workstation and will be sent by itself.</translation>
    </message>
    <message>
        <source>Phiếu đang được gửi tới cơ quan hải quan.</source>
        <translation>The sheet is being sent to Customs.</translation>
    </message>
    <message>
        <source>Cơ quan hải quan đã nhận phiếu và cấp biên nhận.</source>
        <translation>Customs has received the sheet and issued a receipt.</translation>
    </message>
    <message>
        <source>Cơ quan hải quan đang kiểm tra, xử lý.</source>
        <translation>Customs is checking and handling it.</translation>
    </message>
    <message>
        <source>Cơ quan hải quan đã phản hồi kết quả xử lý.</source>
        <translation>Customs has reported the outcome.</translation>
    </message>
    <message>
        <source>Cơ quan hải quan chưa nhận được phiếu này. Xin sửa rồi gửi lại.</source>
        <translation>Customs has not accepted this sheet. Please correct it and send it again.</translation>
    </message>
    <message>
        <source>Cơ quan hải quan đã gỡ bỏ phiếu này.</source>
        <translation>Customs has removed this sheet.</translation>
    </message>
    <message>
        <source>Phiếu đã được rút lại trước khi gửi đi.</source>
        <translation>The sheet was withdrawn before it was sent.</translation>
    </message>
    <message>
        <source>Phiếu này đã được thay bằng một bản mới hơn.</source>
        <translation>A newer version has taken the place of this sheet.</translation>
    </message>
    <message>
        <source>Xin chọn mức độ hài lòng ở ít nhất một dòng.</source>
        <translation>Please rate at least one line.</translation>
    </message>
    <message>
        <source>Dòng đã ghi “không gặp” thì không chọn mức độ.</source>
        <translation>A line marked “did not meet” takes no level.</translation>
    </message>
    <message>
        <source>Xin ghi tên hoặc mô tả đối tượng được đánh giá.</source>
        <translation>Please name or describe whom or what you rate.</translation>
    </message>
    <message>
        <source>Đối tượng này đã có ở một dòng khác.</source>
        <translation>This is rated on another line already.</translation>
    </message>
    <message>
        <source>Một phiếu có nhiều nhất 50 dòng đánh giá.</source>
        <translation>A sheet holds at most 50 lines.</translation>
    </message>
    <message>
        <source>Nội dung dài quá giới hạn cho phép.</source>
        <translation>The text is longer than allowed.</translation>
    </message>
    <message>
        <source>Tờ khai chưa được phân luồng nên chưa đánh giá được.</source>
        <translation>The declaration is not channelled yet and cannot be rated.</translation>
    </message>
    <message>
        <source>Xin chọn doanh nghiệp của tờ khai này.</source>
        <translation>Please choose the enterprise of this declaration.</translation>
    </message>
    <message>
        <source>Xin nói rõ thêm để cơ quan hải quan kiểm tra, xử lý.</source>
        <translation>Please say more, so that Customs can check and act.</translation>
    </message>
    <message>
        <source>Xin ghi đầu mối liên hệ (họ tên, điện thoại) để nhận phản hồi.</source>
        <translation>Please give a contact (name, phone) to receive the answer.</translation>
    </message>
    <message>
        <source>Mới ban hành</source>
        <translation>Newest</translation>
    </message>
    <message>
        <source>Mới có hiệu lực</source>
        <translation>Newly in force</translation>
    </message>
    <message>
        <source>Sắp có hiệu lực</source>
        <translation>Soon in force</translation>
    </message>
    <message>
        <source>Hướng dẫn</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Còn hiệu lực</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Chưa có hiệu lực</source>
        <translation>Not yet in force</translation>
    </message>
    <message>
        <source>Hết hiệu lực</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Hết hiệu lực một phần</source>
        <translation>Partly expired</translation>
    </message>
    <message>
        <source>Tạm ngưng hiệu lực</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>Chưa rõ ngày có hiệu lực</source>
        <translation>Day of effect not known yet</translation>
    </message>
    <message>
        <source>Văn bản hướng dẫn</source>
        <translation>Guidance</translation>
    </message>
</context>
</TS>
