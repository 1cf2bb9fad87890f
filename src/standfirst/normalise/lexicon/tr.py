"""Turkish."""

from standfirst.normalise.lexicon.lexicon import Lexicon, phrases

LEXICON = Lexicon(
    language="tr",
    by_words=phrases(
        """yazan: | yazar: | yazı: | yazarlar: | haber: | metin: | röportaj: | söyleşi:
        söyleşiyi yapan: | röportajı yapan: | hazırlayan: | hazırlayanlar: | kaleme alan:
        derleyen: | anlatan:"""
    ),
    and_words=phrases("ve | ile | & | i̇le"),
    of_words=phrases("tarafından"),
    credit_nouns={
        "photographs": phrases(
            """fotoğraf | fotoğraflar | foto | fotoğrafçı | fotoğraf kaynağı | görsel | görseller
            kapak fotoğrafı"""
        ),
        "illustrations": phrases(
            """illüstrasyon | illüstrasyonlar | çizim | çizimler | çizer | resim | resimler"""
        ),
        "translation": phrases("çeviri | çeviren | çevirmen | çevirenler | tercüme | türkçesi"),
        "editing": phrases("""editör | editörler | düzenleyen | düzelti | redaksiyon | yayına hazırlayan"""),
        "interview": phrases(
            """röportaj | söyleşi | söyleşiyi yapan | röportajı yapan | röportajcı | görüşmeci"""
        ),
        "transcription": phrases("deşifre | döküm | çözümleme"),
        "text": phrases("metin | yazı"),
    },
    credit_verbs={},
    first_published_words=phrases(
        """ilk yayın | ilk yayın tarihi | ilk yayımlanma | ilk yayımlanma tarihi | ilk olarak yayımlan*
        ilk kez yayımlan* | ilk olarak yayınlan* | ilk kez yayınlan* | orijinal yayın tarihi
        özgün yayın"""
    ),
    published_words=phrases(
        """yayımlandı | yayınlandı | yayın tarihi | yayımlanma tarihi | tarih | yayınlanma tarihi"""
    ),
    updated_words=phrases(
        """güncellendi | güncelleme | son güncelleme | güncelleme tarihi | güncellenme tarihi
        değiştirildi"""
    ),
    retrieved_words=phrases("""erişim tarihi | erişim | erişildi | alındı | alınma tarihi | arşivlendi"""),
    provenance_words=phrases(
        """kaynak: | kaynaklar: | özgün kaynak: | not: | p.s. | ps: | ilk olarak | bu yazı ilk olarak
        bu makale ilk olarak | bu söyleşi ilk olarak | orijinal metin: | özgün metin: | orijinali:
        izniyle | alıntı: | alıntıdır | bağlantı: | url:"""
    ),
    licence_words=phrases(
        """lisans: | lisansı: | lisansıyla | lisansı altında | tüm hakları saklıdır
        her hakkı saklıdır | telif hakkı: | kamu malı | copyright | ©"""
    ),
    question_labels=phrases(
        """s | soru | sorular | görüşmeci | röportajcı | söyleşiyi yapan | muhabir | gazeteci
        moderatör | sunucu | izleyici | izleyiciden soru | dinleyici | okur | editör | q"""
    ),
    answer_labels=phrases("c | y | cevap | cevaplar | yanıt | yanıtlar | konuk | katılımcı"),
    together_labels=phrases("ikisi | ikisi de | birlikte | hepsi"),
    not_speakers=phrases(
        """sevgili … | sayın …
        not | notlar | dikkat | uyarı | uyarılar | önemli | tehlike | ipucu | ipuçları | öneri
        öneriler | bilgi | bilgiler | hatırlatma | güncelleme | düzeltme | düzeltmeler | açıklama
        açıklamalar | p.s. | ps | spoiler | dipnot | dipnotlar | malzemeler | malzeme | hazırlanışı
        yapılışı | tarif | yöntem | yöntemler | porsiyon | süre | hazırlama süresi | pişirme süresi
        toplam süre | zorluk | araçlar | gereçler | önce | sonra | öncesi | sonrası | şimdi | bugün
        dün | yarın | geçmiş | gelecek | artılar | eksiler | avantajlar | dezavantajlar
        güçlü yönler | zayıf yönler | fırsatlar | tehditler | sınırlılıklar | ne | ne zaman | nerede
        kim | neden | niçin | nasıl | kaç | hangi | etki | etkiler | nedenler | sonuçlar | ad | adı
        soyad | soyadı | ad soyad | isim | tarih | yer | adres | şehir | ülke | bölge | fiyat
        ücret | maliyet | bütçe | toplam | yazar | yazarlar | başlık | alt başlık | kaynak
        kaynaklar | fotoğraf | fotoğraflar | görsel | video | ses | podcast | çeviri | çeviren
        çevirmen | yayınevi | yayıncı | baskı | isbn | issn | sayfa | sayfa sayısı | biçim | tür
        dizi | cilt | sayı | bölüm | kısım | perde | sahne | ek | ekler | sezon | ders | modül
        hafta | gün | ay | yıl | saat | aşama | adım | adımlar | düzey | şekil | tablo | kutu
        grafik | harita | liste | örnek | örnekler | örneğin | vaka | alıştırma | çözüm | çözümler
        sorun | sorunlar | görev | görevler | amaç | amaçlar | hedef | hedefler | misyon | vizyon
        değerler | strateji | yaklaşım | süreç | plan | eylem | sonuç | özet | kısaca | giriş
        arka plan | bağlam | tanım | tartışma | analiz | değerlendirme | anahtar kelimeler
        etiketler | kategori | kategoriler | konu | konular | tema | durum | öncelik | sürüm | boyut
        uzunluk | genişlik | yükseklik | ağırlık | derinlik | renk | yaş | cinsiyet | doğum
        doğum yeri | doğum tarihi | ölüm | uyruk | eğitim | meslek | iş | görevi | rol | ekip
        şirket | kurum | kuruluş | deneyim | beceriler | dil | diller | ilgi alanları | iletişim
        e-posta | telefon | tel | web sitesi | bağlantı | bağlantılar | blog | özgeçmiş
        yazar hakkında | hakkında | hakkımızda | daha fazla | daha fazla bilgi | ayrıca bakınız
        bakınız | bkz. | kaynakça | teşekkür | teşekkürler | lisans | haklar | evet | hayır | belki
        doğru | yanlış | yok | açık | kapalı | isteğe bağlı | zorunlu | varsayılan
        varsayılan değer | girdi | çıktı | kullanım | komut | kod | parametreler | seçenekler | hata
        hatalar | yeni | eski | önceki | sonraki | birinci | ikinci | üçüncü | son olarak | kural
        kurallar | ilke | gerçek | gerçekler | efsane | fikir | fikirler | kuram | uygulama | alıntı
        kanıt | ara | müzik | alkış | gülüşmeler | sessizlik | reklam | kayıt | editörün notu
        editör notu | çevirmenin notu | yazarın notu | pazartesi | salı | çarşamba | perşembe | cuma
        cumartesi | pazar | ocak | şubat | mart | nisan | mayıs | haziran | temmuz | ağustos | eylül
        ekim | kasım | aralık | ilkbahar | yaz | sonbahar | kış | sabah | öğle | akşam | gece
        kahvaltı | öğle yemeği | akşam yemeği | çalışma saatleri | biletler | kayıt olun | son tarih
        gündem | program | katılımcılar | konuşmacılar | karar | kararlar | oylama | gereksinimler
        kurulum | ayarlar | özellikler | kitaplar | kitap | filmler | film | şarkı | albüm
        yönetmen | senaryo | oyuncular | yapım | sergi | görüş | yorum | yorumlar | canlı | indir
        abone ol | paylaş | okuma süresi | riskler | sorumlu | diğer | genel"""
    ),
    second_person_words=phrases(
        """siz | sizi | size | sizde | sizden | sizin | sizce | sizinle | sen | seni | sana | sende
        senden | senin | sence | seninle | kendiniz | kendinizi | misiniz | mısınız | musunuz
        müsünüz | mısın | misin"""
    ),
    first_person_words=phrases(
        """ben | beni | bana | benim | bende | benden | bence | biz | bizi | bize | bizim | *yorum
        *yoruz | *dım | *dum | *düm"""
    ),
    prompts=phrases(
        """anlatın | anlatır mısınız | anlatır mısın | anlatsanız | anlat | bahseder misiniz
        bahseder misin | bahsedin | söz eder misiniz | açıklar mısınız | açıklayın | tanıtın
        tanıtır mısınız | kendinizi tanıtır | kendinden bahseder | betimleyin | tarif edin
        söyler misiniz | paylaşır mısınız | paylaşın | konuşalım | başlayalım | son olarak
        son soru | teşekkür ederiz | hoş geldiniz"""
    ),
    interview_phrases=phrases(
        """röportaj | röportajı | söyleşi | söyleşisi | söyleştik | söyleşi yaptık | görüşme | mülakat
        konuştuk | ile konuştuk | sohbet | sohbet ettik | soru-cevap | soru cevap
        sorular ve cevaplar | beş soru | on soru | sorduk | yuvarlak masa"""
    ),
    editors_note_words=phrases(
        """editörün notu | editör notu | editörden | e.n. | ed.n. | yayıncının notu
        yayın kurulunun notu | çevirmenin notu | ç.n. | yazarın notu"""
    ),
    edited_words=phrases(
        """düzenlenmiştir | kısaltılmıştır | düzenlenmiş ve kısaltılmış* | kısaltılarak
        netlik açısından | anlaşılırlık için | kısaltılmış hali | hafifçe düzenlen*"""
    ),
    saying_stems=phrases("dedi | diye | sordu | cevap | yanıt | bağır | fısılda | mırılda"),
    boilerplate_phrases=phrases(
        """abone ol | abone olun | aboneliği | bülten | e-bülten | e-posta listesi | buraya tıklayın
        tıklayın | tıklayınız | kaydol | kaydolun | üye ol | üye olun | giriş yap | giriş yapın
        hesap oluştur | takip edin | bizi takip edin | paylaş | paylaşın | bu yazıyı paylaş
        devamını oku | devamı | daha fazla oku | daha fazla | ilgili yazılar | ilgili haberler
        en çok okunan* | bunları da okuyun | yazıyı beğendiniz mi | destek olun | bize destek olun
        bağış yap | bağış yapın | bağış | çerez | çerezler | çerez politikası | gizlilik politikası
        kullanım koşulları | yorumlar | yorum yap | yorum yapın | yorum bırak* | yanıtla | yazdır
        arkadaşına gönder | kaydet | içeriğe geç | içeriğe atla | başa dön | yukarı çık
        önceki yazı | sonraki yazı | reklam | etiketler | kategoriler | okuma süresi | dakika okuma
        dk okuma | uygulamayı indir | bize ulaşın | hakkımızda | abonelikten çık
        bağlantıyı kopyala"""
    ),
    abbreviations=phrases(
        """dr. | prof. | doç. | yrd. doç. | av. | müh. | sn. | st. | vb. | vs. | vd. | bkz. | ör.
        örn. | yy. | s. | ss. | c. | çev. | haz. | ed. | yay. | no. | mad. | bl. | şek. | tab.
        krş. | m.ö. | m.s. | tel. | cad. | sok. | mah. | apt. | alb. | yzb. | gen. | ocak. | şub.
        oca. | nis. | tem. | ağu. | eyl. | eki. | kas. | ara. | dk. | e.n. | ç.n. | a.g.e. | age."""
    ),
    particles=phrases("bin | bint | ibn | el | de | van | von | la"),
    honorifics=phrases(
        """bay | bayan | sayın | sn | dr | doktor | prof | profesör | doç | doçent | av | avukat
        bakan | başbakan | cumhurbaşkanı | başkan | milletvekili | vali | general | albay | yüzbaşı
        imam | şeyh | kral | kraliçe | prens | prenses | hakim"""
    ),
    affiliation_words=phrases(
        """editör | muhabir | gazeteci | yazar | yönetmen | müdür | öğretim üyesi | araştırmacı
        mühendis | geliştirici | kurucu | başkanı | üyesi | öğrenci | öğretmen | aktivist | sanatçı
        fotoğrafçı | çevirmen | ekip | üniversitesi | üniversite | enstitüsü | okulu | fakültesi
        merkezi | vakfı | derneği | sendikası | partisi | hareketi | ağı | örgütü | komitesi
        konseyi | bakanlığı | ajansı | şirketi | dergisi | gazetesi | yayınları | radyosu | müzesi
        kütüphanesi | tiyatrosu | hastanesi"""
    ),
    openers=phrases(
        """bu | şu | o | bir | ve | ama | fakat | ya | eğer | çünkü | ancak | ben | sen | biz | siz
        onlar | ne | kim | nerede | neden | nasıl | hangi | her | bazı | çok | daha | en | için
        ile | gibi | kadar | göre | sonra | önce | şimdi | bugün | dün | yarın | burada | orada
        evet | hayır | tüm | bütün | iki | üç | ilk | son | fotoğraf | röportaj | söyleşi
        teşekkürler | merhaba | sevgili"""
    ),
)
